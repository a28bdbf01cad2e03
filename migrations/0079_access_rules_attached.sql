-- Rules of access are in the ledger, with its guards, as every record is.
set local role giaolo_owner;

select attach_register('AccessRule', 'access_rule');
