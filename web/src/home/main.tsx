import '../shell/base.css';
import './home.css';
import { mount } from '../shell/mount';
import { Home } from './home';

mount(<Home />);
