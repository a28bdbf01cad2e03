import '../shell/base.css';
import '../proof/proof.css';
import './receipt.css';
import { mount } from '../shell/mount';
import { ReceiptPage } from './receipt-page';

mount(<ReceiptPage />);
