import type { Finding } from '../hub/audit/finding.js';

/** A finding as operators read it: where, and what is wrong there. */
export function findingText(finding: Finding): string {
  switch (finding.of) {
    case 'changes':
    case 'reads': {
      const { of, position, last, kind, changeSetId } = finding;
      const set = changeSetId === undefined ? '' : `, tập · set ${changeSetId}`;
      return `${of} ${last === undefined ? position : `${position}–${last}`}${set}: ${WORDS[kind]}`;
    }
    case 'history': {
      const { position, entity, recordId, field, kind } = finding;
      return `${entity} ${recordId}, changes ${position}${field === undefined ? '' : `, ${field}`}: ${WORDS[kind]}`;
    }
    case 'register': {
      const { position, entity, recordId, field, kind } = finding;
      return `${entity} ${recordId}${position === undefined ? '' : `, changes ${position}`}${field === undefined ? '' : `, ${field}`}: ${WORDS[kind]}`;
    }
    case 'tree':
      return `${finding.log}, ${finding.at}: ${WORDS[finding.kind]}`;
    case 'words':
      return `reads, ${finding.word} ${finding.number}: ${WORD_WORDS[finding.kind]}`;
    case 'guard':
      return `${finding.guard}: ${GUARD_WORDS[finding.kind]}`;
    default:
      return finding satisfies never;
  }
}

const WORDS: Readonly<Record<Exclude<Finding, { of: 'guard' | 'words' }>['kind'], string>> = {
  ALTERED: 'không còn như đã niêm phong (dòng, tập, người liên quan hoặc hạt giống) · not as it was sealed (row, set, persons or seed)',
  MISSING: 'đã niêm phong nhưng không còn · sealed, and gone',
  MISPLACED: 'sai chỗ hoặc lặp lại · out of order, or there twice',
  SET: 'không khớp tập thay đổi của nó · does not fit its change set',
  EMPTY_SET: 'tập không có thay đổi nào · a set without changes',
  INSTANT: 'thời điểm ghi sai thứ tự · its instant is out of order',
  UNREADABLE: 'không đọc được · cannot be read',
  SUBJECTS: 'người liên quan bên cạnh không khớp · the persons beside it do not fit it',
  SALTS: 'muối của thay đổi không có · salts of a change that is not there',
  POSITION: 'thiếu hoặc nằm ngoài tập của nó · missing, or outside its set',
  FORM: 'không có hình thức của định dạng · not of its form',
  VALUE: 'giá trị không khớp mã băm: sổ hoặc sổ cái đã bị sửa · the value does not fit its hash: register or ledger were altered',
  ERASURE:
    'giá trị bị lấy đi không qua thao tác xoá, hoặc vẫn còn sau khi xoá · values are gone without an erasure, or still there after one',
  SALT: 'muối không khớp · the salts do not fit',
  FRAME: 'thao tác, ngày hoặc mã băm đã bị sửa · operation, days or hash were altered',
  MARKS: 'dấu không khớp · the marks do not fit',
  CHAIN: 'không nối tiếp thay đổi trước · does not follow from the change before',
  DESCRIPTION: 'mô tả không khớp trạng thái · the description does not fit the states',
  REGISTER: 'sổ nói khác sổ cái · the register says something else than the ledger',
  UNWRITTEN: 'trạng thái không do thay đổi nào ghi · a state that no change wrote',
  GENERATED: 'cột tính sẵn không khớp · a generated column does not follow from the others',
  RECORD: 'định danh không khớp sổ cái · the identity does not fit the ledger',
  HASHES: 'mã băm của cây không khớp · hashes of the tree do not fit',
  SEEDS: 'hạt giống thiếu hoặc thừa · seeds are missing, or too many',
  SIGNATURE:
    'điểm kiểm không do khoá này ký, hoặc dòng nói khác · the checkpoint is not signed by this key, or its row says something else',
  COSIGNATURE:
    'chữ ký nhân chứng không khớp điểm kiểm, hoặc không do nhân chứng ấy ký · the cosignature does not fit its checkpoint, or is not by that witness',
  ROOT: 'gốc đã ký không phải gốc của các dòng · the signed root is not the root of the rows',
  NO_CHECKPOINT: 'có dòng niêm phong mà không điểm kiểm nào ký · sealed rows that no checkpoint vouches for',
};

const WORD_WORDS = {
  MISSING: 'có dòng dùng từ này mà từ không còn · rows name this word, and it is gone',
  ALTERED: 'từ không còn như khi ghi · the word does not say what was written',
  ADDED: 'không dòng nào dùng từ này · no row names this word',
};

const GUARD_WORDS = {
  MISSING: 'chốt bảo vệ đã mất · the guard is gone',
  ALTERED: 'chốt bảo vệ đã bị sửa · the guard was altered',
  ADDED: 'bản này không có · this release does not ship it',
};
