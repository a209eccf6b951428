package app.praetor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.project.ProjectService;
import app.praetor.project.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    private TestWorkspace workspace;
    private Store store;

    interface Projects {
        @SqlUpdate("INSERT INTO projects (id, name, template) VALUES (:id, :name, 'general')")
        void insert(UUID id, String name);

        @SqlQuery("SELECT COUNT(*) FROM projects")
        int count();
    }

    @BeforeEach
    void open() {
        workspace = TestWorkspace.open(folder);
        store = workspace.store();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aFailedUnitOfWorkLeavesNothingAndTellsNobody() {
        List<Change> told = new ArrayList<>();
        store.changes().listen(told::add);

        assertThatThrownBy(() -> store.write(unit -> {
                    UUID id = UUID.randomUUID();
                    unit.dao(Projects.class).insert(id, "Half");
                    unit.changed(Change.Kind.PROJECT, id);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(store.read(Projects.class, Projects::count)).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void aCommitIsToldOnceItCanBeRead() {
        List<Integer> seen = new ArrayList<>();
        Runnable forget = store.changes().listen(change -> seen.add(store.read(Projects.class, Projects::count)));
        ProjectService projects = new ProjectService(store, workspace.events());

        projects.create("First", Template.SAAS);
        forget.run();
        projects.create("Second", Template.SAAS);

        assertThat(seen).containsExactly(1);
    }

    @Test
    void anExceptionQuotesNothingOfWhatWasBound() {
        UUID id = UUID.randomUUID();
        String words = "confidential-words-of-the-client";
        store.write(unit -> {
            unit.dao(Projects.class).insert(id, words);
            return id;
        });

        assertThatThrownBy(() -> store.write(unit -> {
                    unit.dao(Projects.class).insert(id, words);
                    return id;
                }))
                .isInstanceOf(JdbiException.class)
                .hasStackTraceContaining("projects")
                .satisfies(e -> {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(String.valueOf(t.getMessage())).doesNotContain(words);
                    }
                });
    }

    @Test
    void anImportedRowOfAnotherProjectIsRefusedWhole() {
        ProjectService projects = new ProjectService(store, workspace.events());
        UUID project = projects.create("Mine", Template.GENERAL).id();
        ProjectRows rows = new ProjectRows(workspace.database());
        var document = rows.read(workspace.tenant().id(), project);
        UUID stranger = UUID.randomUUID();
        document.put("project", stranger.toString());

        assertThatThrownBy(() -> rows.write(workspace.tenant().id(), document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another project");
        assertThat(store.read(Projects.class, Projects::count)).isEqualTo(1);
    }

    @Test
    void anImportWithAnUnknownTableOrColumnIsRefusedWhole() {
        ProjectService projects = new ProjectService(store, workspace.events());
        UUID project = projects.create("Mine", Template.GENERAL).id();
        ProjectRows rows = new ProjectRows(workspace.database());
        var document = rows.read(workspace.tenant().id(), project);
        var other = document.deepCopy();
        other.withObject("/tables").putArray("surprise");

        assertThatThrownBy(() -> rows.write(workspace.tenant().id(), other)).hasMessageContaining("surprise");
    }
}
