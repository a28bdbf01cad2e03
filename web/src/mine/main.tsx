import '../shell/base.css';
import '../proof/proof.css';
import './mine.css';
import { mount } from '../shell/mount';
import { Mine } from './mine';

mount(<Mine />);
