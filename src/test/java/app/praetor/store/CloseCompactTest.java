package app.praetor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every commit appends to the file; closing takes back what is superseded. */
class CloseCompactTest {
    private static final long GROWN = 26L << 20;

    @TempDir
    Path folder;

    /** One row, written again and again. */
    public interface Names {
        @SqlUpdate("INSERT INTO projects (id, name, template) VALUES (:id, 'Clinic', 'general')")
        void insert(UUID id);

        @SqlUpdate("UPDATE projects SET name = :name WHERE id = :id")
        void rename(UUID id, String name);

        @SqlQuery("SELECT name FROM projects WHERE id = :id")
        String name(UUID id);
    }

    @Test
    void aFileOfSupersededPagesIsSmallAgainWithEverythingInIt() throws Exception {
        Path file = folder.resolve("home").resolve("db").resolve("praetor.mv.db");
        UUID id = UUID.randomUUID();
        int last = 0;
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            workspace.store().write(unit -> {
                unit.dao(Names.class).insert(id);
                return id;
            });
            while (Files.size(file) < GROWN) {
                String name = "Clinic " + ++last;
                workspace.store().write(unit -> {
                    unit.dao(Names.class).rename(id, name);
                    return id;
                });
            }
        }
        assertThat(Files.size(file)).isLessThan(GROWN / 2);
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            String name = workspace.store().read(Names.class, names -> names.name(id));
            assertThat(name).isEqualTo("Clinic " + last);
            assertThat(workspace.database().check().findings()).isEmpty();
        }
    }
}
