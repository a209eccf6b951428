package app.praetor.store.guard;

import java.util.List;

/** Statements that the guard must refuse. */
final class Refusals {
    private Refusals() {}

    static List<String> statements() {
        return """
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
            select * from tasks where name = 'a\\\\b'
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
            """.lines().toList();
    }
}
