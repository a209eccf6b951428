package app.praetor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server program with a PostgreSQL of its own in a folder, and organizations with one account each. */
final class ServerProgram implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    private static final String MAIN = "app.praetor.server.ServerMain";

    private final Path data;
    private Program program;
    private int port;

    /**
     * @param organizations by slug
     */
    ServerProgram(Path folder, List<String> organizations) throws Exception {
        data = folder.resolve("server");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        for (String slug : organizations) {
            administer("tenant", "add", slug, "--slug", slug);
            administer(
                    "user",
                    "add",
                    account(slug),
                    "--tenant",
                    slug,
                    "--name",
                    slug,
                    "--role",
                    "owner",
                    "--password-file",
                    password.toString());
        }
        program = serve();
    }

    /** Who signs in for an organization. */
    static String account(String slug) {
        return slug + "@example.com";
    }

    private void administer(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--embedded", "--data", data.toString()));
        Program.run(MAIN, words.toArray(String[]::new));
    }

    private Program serve() throws IOException {
        Program serving =
                new Program(MAIN, "serve", "--embedded", "--data", data.toString(), "--port", Integer.toString(port));
        String line = serving.line("Listening on ");
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
        return serving;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Program program() {
        return program;
    }

    void restart(boolean kill) throws Exception {
        if (kill) {
            program.kill();
        } else {
            program.stop();
        }
        program = serve();
    }

    @Override
    public void close() throws InterruptedException {
        program.close();
    }
}
