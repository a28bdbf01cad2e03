-- What witnesses signed of the logs: that a checkpoint was the largest they had seen, and that it goes on from all they had seen before.

set local role giaolo_owner;

create table log_cosignature (
  origin text not null,
  -- The witness, as C2SP signed-note writes a key.
  verifier_key text not null,
  size bigint not null,
  -- A signature line (C2SP tlog-cosignature, cosignature/v1), which states its second itself.
  line text not null check (line like '— %' and line like E'%\n'),
  primary key (origin, verifier_key, size),
  foreign key (origin, size) references log_checkpoint
);

select keep_forever('log_cosignature');
