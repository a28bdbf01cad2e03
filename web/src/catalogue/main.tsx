import '../shell/base.css';
import './catalogue.css';
import { mount } from '../shell/mount';
import { CataloguePage } from './catalogue-page';

mount(<CataloguePage />);
