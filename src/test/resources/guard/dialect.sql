select t.name, p.name n2 from tasks t inner join projects p on p.id = t.project_id where t.n <> 1 or t.n is null
select * from tasks t cross join projects p
select * from tasks join projects using (id)
select * from tasks t, projects p, kinds k where t.id = p.id and k.id = p.id
select t.id, p.name from tasks t left outer join projects p on p.id = t.n
select t.id, p.name from tasks t right join projects p on p.id = t.n
select t.id, p.name, k.label from tasks t left outer join (projects p join kinds k on k.id = p.id) on p.id = t.n
select t.id, k.label from (tasks t join projects p on p.id = t.n) right join kinds k on k.id = t.id
select * from (tasks t left join projects p on p.id = t.n + (select min(n) from projects) - 1)
select * from ((select id from tasks) union (select n from projects)) x
select (select max(n) from tasks) m, x.id from (select id from projects where n in (select n from tasks)) as x
select t.id from tasks t join projects p on p.n = (select min(n) from projects) and t.n > p.n
select t.id from tasks t left join projects p on exists (select 1 from tasks u where u.n = p.n) and t.n = p.n
select project_id from tasks group by project_id having count(*) > (select min(n) from projects) order by (select min(n) from projects) desc nulls last, project_id limit 3 offset 0
with x as (select * from tasks), y(a, b) as (select id, n from x) select * from y where a = any (select n from x)
with x as (select id from tasks) select * from projects p left join x on x.id = p.n
with x as (select id from tasks) select * from projects p where p.id in (with y as (select id from x where id > 2) select id from y)
with recursive r(id) as (select id from tasks where id = 1 union all select t.id from tasks t join r on r.id + 1 = t.id) select * from r
with recursive r(id, d) as (select id, 0 from projects where id = 1 union all select t.id, r.d + 1 from r join tasks t on t.project_id = r.id where r.d < 3) select r.id, r.d from r
select id from tasks union all select n from projects intersect select 1 except (select 2) order by 1 limit 5
(select n from tasks) union (select n from projects order by n limit 2) order by 1
select id, sum(n) filter (where n > 3) over (partition by project_id order by id rows between unbounded preceding and current row) s, row_number() over w from tasks window w as (partition by project_id order by id desc)
select sum(n) over (partition by (select min(n) from projects) order by id) from tasks
select sum(n) over (partition by (3 + 2)), count(*) over (partition by (project_id, n % 2) order by id) from tasks
select count(*) filter (where n in (select n from projects)) from tasks
select string_agg(name, ',' order by name desc) from tasks
select string_agg(name, ',' order by name) filter (where n > 2) from tasks
select distinct on (project_id) project_id, id from tasks order by project_id, id
select distinct project_id from tasks
select v.a, v.b, t.name from (values (1, 'x'), (2, 'y')) as v(a, b) join tasks t on t.id = v.a
select v.a, t.name from (values (1), (20)) v(a) left join tasks t on t.id = v.a
select * from tasks where (id, n) in (select id, n * 2 from projects) or (id, n) in ((1, 2), (3, 4)) or (id, n) = (5, 10)
select * from tasks where id = any(cast(array[1, 2] as integer array)) and not (n = all (select 1))
select id from tasks where n > all (select n from projects where id < 3)
select n::text, cast(n as numeric(10, 2)), cast(n as varchar(20)), n::bigint::text, cast(n as double precision), cast(name as character varying(3)) from tasks
select * from tasks where name ilike 'A%' and name like 'a%' escape '!' and name not like 'it''s' and n between 1 and 30 and n not between 3 and 4
select case when n > 4 then 'a' when exists (select 1 from projects p where p.n = tasks.n) then 'b' else null end, case n when 2 then 2 end from tasks
select id from tasks where current_date > date '2020-01-01' and now() - interval '7' day > timestamp with time zone '2020-01-01 10:00:00+00:00'
select true, false, null, 1.5, -n, 1e3, n % 3, name || '-x', not (n > 1) from tasks
select id from tasks where id = 1 for update skip locked
select id from tasks order by id limit 1 for update nowait
select id from tasks for update
select * from unnest(array[1, 2]) as u(x)
select g.x, t.id from generate_series(1, 3) as g(x), tasks t where t.id = g.x
select extract(year from date '2020-01-01'), trim(both 'a' from name), trim(name), substring(name from 1 for 2), substring(name, 1, 2), position('t' in name), upper(name), coalesce(n, 0) from tasks
select * from tasks where n is distinct from 4 and n is not distinct from 2 and (n > 1) is true
select id from tasks where name ~ 'a' and name <> ''
select count(*), count(distinct project_id), min(n), avg(n) from tasks
select t.* from tasks t where not exists (select 1 from projects p where p.id = t.project_id)
select name from projects where id not in (select project_id from tasks where project_id is not null)
select * from tasks where n > 100 or 1 = 1
select array_agg(id order by id), cardinality(array[1, 2]) from tasks
select id, lag(n, 1) over (order by id), first_value(n) over (order by id range between unbounded preceding and unbounded following), ntile(2) over (order by id) from tasks
select * from tasks order by id offset 2 rows fetch next 1 row only
select 1 where exists (select 1 from tasks where n > 100)
select x.a from (with q as (select id a from tasks) select a from q) x
select t.id from tasks t where t.n in (select u.n from tasks u left join projects p on p.id = u.id where p.n = t.id or p.n is null)
select k.label, (select count(*) from tasks t left join projects p on p.id = t.n where t.id = k.id) from kinds k left join tasks x on x.id = k.id
insert into tasks (id, name) values (31, 'it''s'), (32, default)
insert into tasks (id, name) values (1, 'there already'), (33, 'new') on conflict do nothing
insert into tasks (id, n) values (34, (select max(n) from projects))
insert into tasks (id, name) select id + 40, name from projects where n > 1 order by id limit 2
insert into tasks (id) select n + 50 from projects union select n + 50 from tasks order by 1 limit 3
insert into tasks (id) (select id + 60 from projects)
insert into tasks (id) with x as (select id + 70 y from projects) select y from x
insert into tasks (id) with x as (select id + 70 y from projects) select y from x union select 99
insert into tasks (id, n) select distinct project_id + 80, 1 from tasks group by project_id
insert into tasks (id, n) select p.id + 90, t.n from projects p left join tasks t on t.id = p.n
insert into tasks (id, n) select max(id) + 1, count(*) from tasks
insert into tasks (id, name) values (1, 'x'), (35, 'y') on conflict do nothing
update tasks set n = (select max(n) from projects), name = default where id in (select id from tasks where n > 4)
update tasks t set (n, name) = (select p.n, p.name from projects p where p.id = t.id) where t.id = 1 or t.id = 2
update tasks as t set n = p.n from projects p where p.id = t.id
update tasks set n = v.n from (values (1, 21), (2, 22)) as v(id, n) where v.id = tasks.id
update tasks set n = 0
update tasks set n = n + 1 where n > 2 or 1 = 1
delete from tasks t where exists (select 1 from projects p where p.id = t.project_id and p.n > 1)
delete from tasks where id not in (select id from projects where n < 3)
delete from tasks
merge into tasks t using (values (1, 'x'), (77, 'z')) as s(id, name) on t.id = s.id when matched and t.n > 1 then update set name = s.name when not matched then insert (id, name) values (s.id, s.name)
merge into tasks as t using projects p on t.id = p.id + 3 when matched then delete when not matched and p.n > 1 then insert (id, n) values (p.id + 3, p.n)
merge into tasks t using (select * from projects where n > 2) p on t.id = p.id or 1 = 0 when matched then update set n = p.n, name = (select max(name) from projects)
