/** What to do about each thing that a hub can say is wrong, by its name in `/readyz`. */
export const todos = {
  vi: {
    database: 'Kiểm tra PostgreSQL còn chạy và DATABASE_URL còn đúng; «giaolo status» nói rõ hơn. Hub tự nối lại.',
    migrations: 'Chạy «giaolo migrate» bằng tài khoản chủ (DATABASE_OWNER_URL), rồi khởi động lại hub.',
    'migrations-newer': 'Cài bản mới cho hub này; trong lúc đó nó vẫn trả lời.',
    'access-rules':
      'Xem nhật ký của hub để biết quy tắc nào sai. Rút lần thay đổi ấy: «giaolo change-set list --state APPROVED», «giaolo change-set undo», rồi người của cơ quan khác «approve». Quy tắc bị sửa ngoài hub: báo bộ phận an ninh, khôi phục dòng ấy; hub tự đọc lại sau một giây.',
    'guards-altered': 'Chạy «giaolo audit verify --part guards» để biết chốt nào, tìm ai đã đổi, rồi dựng lại từ bản cài.',
    'log-altered': 'Đừng xoá gì. Chạy «giaolo audit verify», giữ bản sao, và báo cho bộ phận an ninh.',
    'log-unsettled':
      'Hub trả lời nhưng không ghi. Xác định máy chủ này là gì rồi chạy «giaolo log continue» hoặc «giaolo log renew» (docs/operations.md, mục 7).',
    'log-not-witnessed': 'Kiểm tra đường tới các nhân chứng trong HUB_WITNESSES; hub tự xin ký lại khi nối được.',
    'outbox-target-dead': 'Xem «giaolo outbox list»; sửa ở nơi nhận, rồi «giaolo outbox resend». Không mất gì: thư chờ được gửi sau.',
    'outbox-dead-letters': 'Xem «giaolo outbox dead»; gửi lại («resend») hoặc bỏ qua («drop»).',
    'security-events-late': 'Kiểm tra nơi nhận ở HUB_EVENTS_URL; sự kiện được giữ trên đĩa và gửi sau.',
    'identity-provider': 'Kiểm tra HUB_ISSUER; thẻ đã cấp vẫn dùng được thêm một ngày.',
    descriptors: 'Tăng giới hạn tệp mở (ulimit -n) của tiến trình.',
    draining: 'Hub đang dừng theo lệnh; các hub khác nhận tiếp.',
    'database-disk': 'Giải phóng hoặc mở rộng đĩa của PostgreSQL. Chưa ghi được gì cho tới lúc đó; tra cứu dữ liệu mở vẫn chạy.',
    'database-connections': 'Tăng max_connections, hoặc bớt hub trên một cơ sở dữ liệu (docs/operations.md).',
    'database-resources': 'PostgreSQL hết bộ nhớ hoặc khoá: xem nhật ký của nó, tìm truy vấn hay phiên giữ lâu.',
    disk: 'Giải phóng đĩa của máy chạy hub.',
  },
  en: {
    database: 'See that PostgreSQL runs and DATABASE_URL is right; “giaolo status” says more. The hub connects again by itself.',
    migrations: 'Run “giaolo migrate” as the owner (DATABASE_OWNER_URL), then start the hub again.',
    'migrations-newer': 'Install the newer release for this hub; it answers meanwhile.',
    'access-rules':
      'See in the log of the hub which rule is wrong. Take that change back: “giaolo change-set list --state APPROVED”, “giaolo change-set undo”, then “approve” by somebody of another agency. A rule that was altered past the hub: tell whoever is in charge of security and restore its row; the hub reads again within a second.',
    'guards-altered': 'Run “giaolo audit verify --part guards” to learn which, find who changed it, and restore it from the release.',
    'log-altered': 'Delete nothing. Run “giaolo audit verify”, keep a copy, and tell whoever is in charge of security.',
    'log-unsettled':
      'The hub answers and writes nothing. Find out what this database is, then run “giaolo log continue” or “giaolo log renew” (docs/operations.md, section 7).',
    'log-not-witnessed': 'See that the witnesses of HUB_WITNESSES can be reached; the hub asks them again by itself.',
    'outbox-target-dead':
      'See “giaolo outbox list”; mend it there, then “giaolo outbox resend”. Nothing is lost: what waits is sent later.',
    'outbox-dead-letters': 'See “giaolo outbox dead”; send again (“resend”) or go on without (“drop”).',
    'security-events-late': 'See to the collector at HUB_EVENTS_URL; events are kept on disk and sent later.',
    'identity-provider': 'See to HUB_ISSUER; tokens that were issued go on for a day.',
    descriptors: 'Raise the limit of open files (ulimit -n) of the process.',
    draining: 'The hub was told to stop; others take over.',
    'database-disk': 'Make room on the disk of PostgreSQL, or enlarge it. Nothing is written until then; open data are answered.',
    'database-connections': 'Raise max_connections, or run fewer hubs on one database (docs/operations.md).',
    'database-resources': 'PostgreSQL is out of memory or locks: see its log, and who holds them for long.',
    disk: 'Make room on the disk of the machine of the hub.',
  },
};
