import '../shell/base.css';
import '../shell/mono.css';
import '../logs/logs.css';
import './operator.css';
import { mount } from '../shell/mount';
import { Operator } from './operator';

mount(<Operator />);
