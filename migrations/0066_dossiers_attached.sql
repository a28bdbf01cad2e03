-- Dossiers and the days of the working calendar are register tables like any; texts in words of the calendar may be erased as those of other records.
set local role giaolo_owner;

select attach_register('Dossier', 'dossier'), attach_register('CalendarDay', 'calendar_day');
select wall_by_subject('dossier');
insert into erasable_field (entity, field, column_name, required) values ('CalendarDay', 'provenance', 'provenance', false);
select let_erase('CalendarDay');
