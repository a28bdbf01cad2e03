-- The registers of city buses and runway ends are kept like every other: slices, guards, ledger.

set local role giaolo_owner;

select attach_register('BusStop', 'bus_stop');
select attach_register('RunwayEnd', 'runway_end');
select attach_register('BusRoute', 'bus_route');
select attach_register('BusContract', 'bus_contract');
select attach_register('BusCalendar', 'bus_calendar');
select attach_register('BusCalendarDay', 'bus_calendar_day');
select attach_register('BusRoutePattern', 'bus_route_pattern');
select attach_register('BusPatternStop', 'bus_pattern_stop');
select attach_register('BusServicePeriod', 'bus_service_period');
