package app.praetor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.discovery.session.DiscoveryView;
import app.praetor.discovery.session.Message;
import app.praetor.project.Project;
import app.praetor.project.Template;
import app.praetor.store.WorkspaceException;
import app.praetor.store.key.Unlock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A process that is killed in the middle of an interview loses nothing that it had acknowledged. */
@Execution(ExecutionMode.CONCURRENT)
class KilledInterviewTest {
    private static final String MESSAGE = "Message number %d: pallets are counted by hand and the lists disagree.";

    @TempDir
    Path folder;

    @Test
    void theInterviewGoesOnAtTheSameQuestion() throws Exception {
        Process talker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Talker.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines = talker.inputReader(StandardCharsets.UTF_8)) {
            while (acknowledged.size() < 4) {
                String line = lines.readLine();
                assertThat(line).as("the talker ended early").isNotNull();
                acknowledged.add(line);
            }
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("open in another program");
            // The fifth message is on its way when the process dies.
            talker.outputWriter().append('\n').flush();
            talker.destroyForcibly().waitFor();
        }

        try (Workspace workspace = open(folder)) {
            Services services =
                    workspace.services(workspace.identity().tenants().getFirst());
            Project project = services.projects().list().getFirst();
            DiscoveryView view = services.discovery().open(project.id());
            long said = view.messages().stream()
                    .filter(m -> m.role() == Message.Role.USER)
                    .count();
            // More may have been committed before the kill than was read here; a half turn never is.
            assertThat(said).isBetween(4L, 8L);
            assertThat(view.messages()).hasSize((int) (2 * said + 1));
            List<String> questions = view.messages().stream()
                    .filter(m -> m.role() == Message.Role.AGENT)
                    .skip(1)
                    .limit(4)
                    .map(m -> m.content().replace('\n', ' '))
                    .toList();
            assertThat(questions).isEqualTo(acknowledged);
            assertThat(services.discovery().asks(project.id())).isNotEmpty();
            assertThat(services.discovery()
                            .send(project.id(), "The warehouse clerks would use it.")
                            .messages())
                    .hasSize(view.messages().size() + 2);
        }
    }

    private static Workspace open(Path folder) {
        return Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE);
    }

    /** Talks until it is killed, and prints each question once it is committed. */
    static final class Talker {
        private Talker() {}

        public static void main(String[] args) throws IOException {
            Workspace workspace = open(Path.of(args[0]));
            Services services = workspace.services(workspace.identity().create("Tests", "Tess"));
            Project project = services.projects().create("Warehouse", Template.INTERNAL_TOOLS);
            services.discovery().open(project.id());
            for (int i = 0; true; i++) {
                if (i == 4) {
                    System.in.read();
                }
                DiscoveryView view = services.discovery().send(project.id(), MESSAGE.formatted(i));
                System.out.println(view.messages().getLast().content().replace('\n', ' '));
            }
        }
    }
}
