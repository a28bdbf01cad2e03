-- Which line of which bytes a value came from: the ledger leads to the batch, and the batch to the row of the file.

set local role giaolo_owner;

-- Of the operations of the part's change set, in their order: that of its n-th position stands at n. Parts of earlier releases have none.
alter table import_chunk add column lines integer[];

-- SHA-256 of the file's own bytes. `file_sha256` tells batches apart, and is another where the same bytes are read in another way.
alter table import_batch add column source_sha256 text check (source_sha256 ~ '^[0-9a-f]{64}$');
