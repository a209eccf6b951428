# One statement a line; <0041> stands for a character by its number.
select * from praetor.tasks
select * from PRAETOR.tasks
select * from public.tasks
select * from db.praetor.tasks
select tenant_id from tasks
select TENANT_ID from tasks
select * from tasks where tenant_id is not null
update tasks set tenant_id = null
insert into tasks (tenant_id, id) values (null, 1)
select * from tasks join projects using (tenant_id)
select * from unknown_table
select * from information_schema.tables
select * from pg_catalog.pg_class
select * from pg_class
select 1; select 2
select 1;
select * from tasks; delete from tasks
select * from tasks -- x
select * from tasks /* x */
select * from tasks // x
select * from tasks where name = E'a'
select * from tasks where name = U&'a'
select * from tasks where name = 'a\b'
select * from tasks where name = $$a$$
select * from "tasks"
select * from `tasks`
select * from [tasks]
select @a
select {fn now()}
set schema praetor
set search_path = x
set @a = 1
table tasks
values (1)
truncate table tasks
drop table tasks
create table x (id int)
create table x as select * from tasks
create view v as select * from tasks
alter table tasks add column x int
create index i on tasks (id)
script
runscript from 'x'
backup to 'x'
shutdown
call now()
explain select * from tasks
grant all on tasks to public
commit
rollback
merge into tasks (id) key (id) values (1)
replace into tasks (id) values (1)
insert into tasks values (1, 2)
insert into tasks default values
insert into tasks select * from projects
insert into tasks (id) table projects
insert into tasks (id) values (1) returning id
insert into tasks (id, n) values (1)
insert into kinds (id) values (9)
update kinds set label = 'x'
delete from kinds
update tasks set n = 1 returning id
update tasks set n = 1 limit 1
delete from tasks using projects
delete from tasks returning id
delete from tasks limit 1
with tasks as (select 1) select * from tasks
select * into x from tasks
select * from tasks natural join projects
select * from tasks t, projects t
select * from tasks as t (a, b, c, d, e)
select * from lateral (select * from tasks) x
select * from unnest(array(1)) with ordinality
insert into tasks (id) values (1) on conflict (id) do nothing
select * from tasks full join projects on 1 = 1
select csvread('x')
select file_read('x')
select set_config('a', 'b', true)
select current_setting('a')
select pg_sleep(1)
select query_to_xml('x', true, true, '')
select cast('tasks' as regclass)
select dblink('x')
select next value for s
select nextval('s')
select * from tasks t join projects p on 1 = 1 for update
select * from kinds for update
select * from csvread('x')
select xmlparse(document 'x')
copy tasks to 'x'
lock table tasks
select * from tasks tablesample bernoulli (10)
select * from tasks where (select 1 from nowhere) = 1
select * from tasks order by (select 1 from nowhere)
select sum(n) over (partition by (select 1 from nowhere)) from tasks
select count(*) filter (where exists (select 1 from nowhere)) from tasks
# lexing: comments, quotes, escapes
select * from tasks --
select * from tasks where name = 'a' -- and
select/**/name from tasks
select name /*! union select name */ from tasks
select * from tasks where id = 1 # x
select * from tasks where name = 'it\'s' or '1' = '1'
select * from tasks where name = $tag$a$tag$
select * from tasks where name = N'a'
select * from tasks where name = X'41'
select * from tasks where name = B'01'
select * from tasks where name = "a"
select * from "TASKS"
select * from U&"tasks"
select * from tasks where name = 'a
select * from tasks where name = 'a'' 
select * from (tasks
select * from tasks)
select * from tasks where id = :id
select * from tasks where id = ?1
select * from tasks where id = $1
select * from tasks where id = @id
select @a := 1
select * from tasks where id = ${id}
select {d '2020-01-01'}
select {ts '2020-01-01 10:00:00'}
{call now()}
{? = call now()}
select * from {oj tasks left outer join projects on 1 = 1}
select * from t<0430>sks
select * from <FF54>asks
select * from tas<212A>s
select<00A0>* from tasks
select * from tasks<2028>where id = 1
select * from tasks where name = <2018>a<2019>
select * from tasks <FF1B> delete from tasks
select * from tasks where n <FF1D> 1
select * from <200B>tasks
select * from tasks where id = 1<0000>
select * from tasks where id <037E> delete from tasks
;
;;
()
select
* from tasks
# several statements
select 1; drop table tasks
select 1 ; ; select 2
begin; delete from tasks; commit
select 1 as a delete from tasks
insert into tasks (id) values (1); select 1
update tasks set n = 1; update tasks set n = 2
# the hidden schema in other spellings
select * from Praetor.Tasks
select * from pRaEtOr.tasks
select * from praetor . tasks
select * from "praetor".tasks
select * from "praetor"."tasks"
select * from `praetor`.tasks
select * from [praetor].[tasks]
select praetor.tasks.name from tasks
select praetor.tasks.* from tasks
select * from tasks where praetor.tasks.id = 1
select * from tasks where name = 'praetor'
insert into praetor.tasks (id) values (1)
update praetor.tasks set n = 1
delete from praetor.tasks
merge into praetor.tasks t using projects p on t.id = p.id when matched then delete
with praetor as (select 1 a) select * from praetor
select 1 as praetor
select * from mem.public.tasks
select * from tasks.tasks
select * from public.public.tasks
select tasks.tasks.name from tasks
# tenant_id named
select t.tenant_id from tasks t
select count(tenant_id) from tasks
select * from tasks order by tenant_id
select * from tasks group by tenant_id
select * from tasks where Tenant_Id is null
select * from (select tenant_id from tasks) x
select 1 as tenant_id
select * from (select 1 as tenant_id) x
select * from (values (1)) as tasks(tenant_id)
with x(tenant_id) as (select 1) select * from x
insert into tasks (id, tenant_id) values (1, null)
insert into tasks (id, tenant_id) select id, tenant_id from tasks
update tasks set n = 1, tenant_id = null
update tasks set (n, tenant_id) = (select 1, null)
update tasks set n = 1 where tenant_id = null
update tasks t set n = 1 from projects p where t.tenant_id = p.tenant_id
delete from tasks where tenant_id = null
delete from tasks where tenant_id <> null or 1 = 1
merge into tasks t using projects p on t.id = p.id when matched then update set tenant_id = null
merge into tasks t using projects p on t.id = p.id when not matched then insert (id, tenant_id) values (p.id, null)
merge into tasks t using projects p on t.tenant_id = p.tenant_id when matched then delete
select * from tasks t join projects p using (id, tenant_id)
select 'tenant_id'
# files, network, sleeping
select file_write('x', 'y')
select csvwrite('x', 'select 1')
select link_schema('a', 'b', 'c', 'd', 'e', 'f')
select * from link_schema('a', 'b', 'c', 'd', 'e', 'f')
select pg_read_file('x')
select pg_read_binary_file('x')
select pg_ls_dir('x')
select pg_stat_file('x')
select * from pg_ls_dir('x')
select lo_import('x')
select lo_export(1, 'x')
select dblink_connect('x')
select * from dblink('x', 'y') as t(a int)
select pg_terminate_backend(1)
select pg_cancel_backend(1)
select pg_reload_conf()
select pg_advisory_lock(1)
select abort_session(1)
select cancel_session(1)
select database_path()
select h2version()
select version()
select session_id()
select lock_mode()
select memory_used()
select pg_catalog.set_config('a', 'b', true)
select setval('s', 1)
select currval('s')
select lastval()
select query_to_xml('select 1', true, true, '')
select table_to_xml('tasks', true, true, '')
select database_to_xml(true, true, '')
select cursor_to_xml('c', 1, true, true, '')
select xmltable('x')
select json_table('x')
select to_regclass('tasks')
select pg_get_viewdef(1)
select has_table_privilege('tasks', 'select')
select row_security_active('tasks')
select pg_relation_size('tasks')
select md5('a')
select encrypt('a', 'b', 'c')
select hash('SHA256', 'a', 1)
select random_uuid()
select rand()
select user()
select current_user
select session_user
select current_schema
select current_catalog
select current_role
select user from tasks
select rownum from tasks
select _rowid_ from tasks
select t._rowid_ from tasks t
select ctid from tasks
select xmin from tasks
select tableoid from tasks
select sum(abs(sleep(1))) from tasks
select upper(file_read('x')) from tasks
select * from tasks where n = length(csvread('x'))
select * from tasks order by file_read('x')
select count(*) filter (where pg_sleep(1) is null) from tasks
select row_number() over (order by pg_sleep(1)) from tasks
insert into tasks (id, name) values (1, file_read('x'))
update tasks set name = file_read('x')
delete from tasks where name = file_read('x')
select * from unnest(file_read('x'))
select * from generate_series(1, pg_sleep(1))
# table functions
select * from table(id int = (1, 2))
select * from system_range(1, 2)
select * from json_table('x', 'y')
select * from xmltable('x' passing 'y' columns a int)
select * from rows from (generate_series(1, 2)) x
select * from generate_series(1, 2) with ordinality
select * from count(1)
select * from tasks, lateral unnest(array[1]) x
select generate_series(1, 2)
select unnest(array[1, 2])
# casts
select cast('1' as regproc)
select 'tasks'::regclass
select cast('x' as xml)
select cast('x' as oid)
select cast('x' as bytea)
select cast('x' as tasks)
select try_cast('x' as int)
select safe_cast('x' as int)
select convert('x', int)
select cast('x' as int[])
# catalogues
select * from information_schema.columns
select * from INFORMATION_SCHEMA.SETTINGS
select * from information_schema.users
select * from information_schema.sessions
select * from pg_catalog.pg_tables
select * from pg_tables
select * from pg_user
select * from pg_settings
select * from pg_stat_activity
select * from sysdummy1
select * from dual
select * from flyway_schema_history
select * from tenants
update tenants set name = 'x'
delete from tenants
insert into tenants (id) values (null)
select id from tasks where id in (select 1 from information_schema.tables)
select exists (select 1 from pg_class)
with x as (select * from information_schema.tables) select * from x
insert into tasks (id) select 1 from information_schema.tables
update tasks set n = (select count(*) from information_schema.tables)
update tasks set n = 1 from information_schema.tables x
delete from tasks where exists (select 1 from information_schema.tables)
merge into tasks t using information_schema.tables s on 1 = 1 when matched then delete
merge into tasks t using (select 1 a from pg_class) s on t.id = s.a when matched then delete
# sessions, rights, definitions, other commands
set tenant = 'x'
set local app.tenant = 'x'
set session authorization x
set role x
set password 'x'
set mode regular
set exclusive 1
set allow_literals all
set schema_search_path praetor
set trace_level_file 3
reset all
reset role
show all
show tables
discard all
use praetor
call file_read('x')
call csvwrite('x', 'y')
call 1
do $$ begin end $$
do 'begin end'
execute x
execute immediate 'delete from tasks'
prepare x as select 1
prepare x as delete from tasks
deallocate x
declare c cursor for select 1
fetch all from c
listen x
notify x
vacuum
vacuum tasks
analyze
analyze table tasks
cluster tasks
reindex table tasks
checkpoint
checkpoint sync
script to 'x'
script nodata to 'x'
runscript from 'x' compression zip
backup to 'x.zip'
shutdown immediately
shutdown defrag
kill 1
load 'x'
copy tasks from 'x'
copy (select * from tasks) to program 'x'
copy tasks to stdout
create alias x for 'java.lang.System.exit'
create alias x as 'int x() { return 1; }'
create aggregate x for 'y'
create linked table x ('a', 'b', 'c', 'd', 'e')
create trigger x before insert on tasks for each row call 'y'
create user x password 'y'
create user x admin password 'y'
create role x
create schema x
create schema x authorization y
create domain x as int
create type x as enum ('a')
create sequence s
create constant x value 1
create temporary table x as select * from tasks
create local temporary table x (id int)
create global temporary table x (id int)
create materialized view v as select * from tasks
create or replace view v as select * from tasks
create function x() returns int language sql as 'select 1'
create procedure x() language sql as 'select 1'
create extension dblink
create policy x on tasks using (true)
create unique index i on tasks (id)
create synonym x for tasks
alter table tasks disable row level security
alter table tasks no force row level security
alter table tasks drop column name
alter table tasks rename to x
alter table tasks set schema public
alter user x admin true
alter user x set password 'y'
alter role x bypassrls
alter system set x = 1
alter database x set y = 1
alter view v recompile
alter sequence s restart with 1
alter schema x rename to y
alter index i rename to j
drop schema x cascade
drop all objects
drop all objects delete files
drop trigger x
drop policy x on tasks
drop user x
drop view v
drop index i
drop alias x
truncate tasks
truncate table tasks restart identity
truncate table tasks cascade
comment on table tasks is 'x'
revoke all on tasks from x
grant select on schema x to public
grant x to y
lock table tasks in exclusive mode
lock tables tasks write
unlock tables
savepoint a
rollback to savepoint a
release savepoint a
commit work
commit prepared 'x'
prepare commit x
begin
begin transaction
start transaction
set transaction isolation level serializable
explain analyze delete from tasks
explain plan for select * from tasks
explain analyze select * from tasks
describe tasks
help
rename table tasks to x
purge recyclebin
flush tables
signal sqlstate '22000'
if 1 = 1 select 1
# data changed inside a query
select * from final table (insert into tasks (id) values (1))
select * from old table (delete from tasks)
select * from new table (update tasks set n = 1)
select id from final table (update tasks set n = n + 1)
with x as (delete from tasks returning id) select * from x
with x as (insert into tasks (id) values (1) returning id) select * from x
with x as (update tasks set n = 1 returning id) select * from x
with x as (select 1) delete from tasks
with x as (select 1) update tasks set n = 1
with x as (select 1) insert into tasks (id) select 1
# names of common table expressions
with projects as (select * from tasks) select * from projects
with kinds as (select 1 a) select * from kinds
with Tasks as (select 1 a) select * from Tasks
with x as (select 1 a), x as (select 2 a) select * from x
with x as (select 1 a) select * from (with x as (select 2 a) select * from x) y
with x as (select * from y), y as (select 1 a) select * from x
with x as (select * from x) select * from x
with pg_class as (select 1 a) select * from pg_class
with recursive tasks(id) as (select 1 union all select id from tasks) select * from tasks
select * from (with x as (select 1 a) select a from x) y, x
select * from y where a in (with y as (select 1 a) select a from y)
with x as materialized (select 1 a) select * from x
with x as (values (1)) select * from public.x
with x as (select 1 a) select * from x; select 1
# aliases
select * from tasks t join tasks t on 1 = 1
select * from tasks, projects tasks
select * from tasks t(id)
select * from tasks as x, (select 1 a) as x
select * from tasks t join (projects t cross join kinds) on 1 = 1
select * from (tasks cross join projects) as x
update tasks t set n = 1 from projects t
merge into tasks t using projects t on 1 = 1 when matched then delete
insert into tasks as t (id) values (1)
insert into tasks t (id) values (1)
# other forms
select * into tasks from projects
select * into temp x from tasks
select * into outfile 'x' from tasks
select id into x from tasks
select top 1 * from tasks
select first 1 * from tasks
select * from only tasks
select * from tasks for share
select * from tasks for key share
select * from tasks for no key update
select * from tasks t, projects p for update of t
select distinct id from (select * from tasks for update) x, kinds for update
select * from tasks use index (i)
select * from tasks with (nolock)
select * from tasks pivot (sum(n) for id in (1, 2))
select * from tasks as of timestamp now()
select * from tasks for system_time as of '2020-01-01'
select * from tasks tablesample system (10)
select * from tasks limit 1 by id
select * from tasks qualify row_number() over (order by id) = 1
select * from tasks connect by prior id = n
select * from tasks start with id = 1 connect by prior id = n
select * from tasks match_recognize (pattern (a) define a as n > 1)
select * from tasks t cross apply (select 1 a) x
select * from tasks left semi join projects on 1 = 1
select * from tasks asof join projects on 1 = 1
select * from tasks natural left join projects
select * from tasks full outer join projects on 1 = 1
select * from tasks, lateral (select * from projects) p
select * from tasks cross join lateral (select * from projects) p
select * from tasks where match (name) against ('x')
select * from tasks where name similar to 'x'
select * from tasks where name regexp 'x'
select * from tasks where xmlexists('x' passing name)
select name collate "C" from tasks
select n[1:2] from tasks
select x.y.z from tasks
select name -> 'a' from tasks
select name #>> 'a' from tasks
select name @> 'a' from tasks
select a && b from tasks
select next value for praetor.s
select s.nextval
select tasks.currval from tasks
select interval '1' day from nowhere
select case when exists (select 1 from nowhere) then 1 end
select * from tasks where n between (select 1 from nowhere) and 2
select * from tasks where n like (select 'a' from nowhere)
select * from tasks where (n, id) in (select 1, 2 from nowhere)
select * from tasks where n = any (select 1 from nowhere)
select * from tasks t join projects p on p.id = (select 1 from nowhere)
select * from tasks group by (select 1 from nowhere)
select * from tasks group by id having (select 1 from nowhere) = 1
select * from tasks limit (select 1 from nowhere)
select * from tasks offset (select 1 from nowhere)
select distinct on ((select 1 from nowhere)) id from tasks
select cast((select 1 from nowhere) as int)
select extract(year from (select now() from nowhere))
select trim(both (select 'a' from nowhere) from name) from tasks
select string_agg(name, ',' order by (select 1 from nowhere)) from tasks
select array[(select 1 from nowhere)]
select a[(select 1 from nowhere)] from tasks
select * from (values ((select 1 from nowhere))) v(a)
select sum(n) over (order by id rows between (select 1 from nowhere) preceding and current row) from tasks
select sum(n) over w from tasks window w as (partition by (select 1 from nowhere))
select * from tasks union select * from nowhere
select * from unnest((select 1 from nowhere)) x
# writes in other forms
insert into tasks set id = 1
insert into tasks (id) values 1
insert into tasks (id) values (1), (2, 3)
insert into tasks (id) values (1) on conflict (id) do update set n = 2
insert into tasks (id) values (1) on conflict on constraint x do nothing
insert into tasks (id) values (1) on duplicate key update n = 2
insert ignore into tasks (id) values (1)
insert into tasks (id) overriding system value values (1)
insert overwrite tasks (id) values (1)
insert into tasks (id) select id from tasks for update
insert into tasks (id) (select id from nowhere)
insert into tasks (id) select id from tasks union select id from nowhere
insert into tasks () values ()
insert into tasks direct (id) values (1)
insert all into tasks (id) values (1) select 1
insert into nowhere (id) values (1)
insert into tasks (id) values ((select 1 from nowhere))
insert into (select * from tasks) (id) values (1)
replace into tasks (id, n) values (1, 2)
upsert into tasks (id) values (1)
update tasks, projects set n = 1
update only tasks set n = 1
update nowhere set n = 1
update tasks set n = (select 1 from nowhere)
update tasks set n = 1 from nowhere
update tasks set n = 1 order by id
update tasks join projects on 1 = 1 set n = 1
update tasks set n = 1 where current of c
update ignore tasks set n = 1
delete tasks from tasks join projects on 1 = 1
delete from tasks, projects
delete from only tasks
delete from nowhere
delete from tasks order by id
delete from tasks where current of c
delete from tasks where id = (select 1 from nowhere)
delete from kinds where 1 = 1
merge into kinds k using projects p on k.id = p.id when matched then delete
merge into nowhere t using projects p on t.id = p.id when matched then delete
merge into tasks t using nowhere p on t.id = p.id when matched then delete
merge into tasks t using projects p on t.id = p.id when not matched then insert values (1, 2, 3, 4, 5)
merge into tasks t using projects p on t.id = p.id when not matched then insert (id, n) values (1)
merge into tasks t using projects p on t.id = p.id when not matched by source then delete
merge into tasks t using projects p on t.id = (select 1 from nowhere) when matched then delete
merge into tasks t using projects p on t.id = p.id when matched then update set n = (select 1 from nowhere)
merge into tasks t using projects p on t.id = p.id when not matched then insert (id) values ((select 1 from nowhere))
merge into tasks t using projects p on t.id = p.id when matched and exists (select 1 from nowhere) then delete
merge into tasks key (id) values (1)
with x as (select 1 a) merge into tasks t using x on t.id = x.a when matched then delete
