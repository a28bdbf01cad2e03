import '../shell/base.css';
import '../shell/mono.css';
import '../logs/logs.css';
import '../proof/proof.css';
import './auditor.css';
import { loadAccess } from '../shell/access';
import { mount } from '../shell/mount';
import { Auditor } from './auditor';

mount(<Auditor access={await loadAccess()} />);
