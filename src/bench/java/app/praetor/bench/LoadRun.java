package app.praetor.bench;

import app.praetor.store.Json;
import app.praetor.sync.Device;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.HttpTransport;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.RowChange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A first load of many rows by the real programs, killed on its way: where it goes on, and the memory of both sides. Arguments
 * are rows and a folder (default 200,000 and a new one).
 */
public final class LoadRun {
    private static final int BATCH = 1000;
    private static final int MOST_MEGABYTES = 200;
    private static final String ORGANIZATION = "bench";
    private static final String ACCOUNT = ServerProgram.account(ORGANIZATION);

    private LoadRun() {}

    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("praetor-load");
        boolean well;
        try (ServerProgram server = new ServerProgram(folder, List.of(ORGANIZATION))) {
            long start = System.nanoTime();
            fill(server.url(), rows);
            System.out.printf("filled   %d rows in %d s%n", rows, seconds(start));
            server.restart(false);
            well = load(server, folder.resolve("device"), rows);
        }
        System.exit(well ? 0 : 1);
    }

    private static boolean load(ServerProgram server, Path home, int rows) throws Exception {
        long start = System.nanoTime();
        long killed;
        try (Program client = client(server, home)) {
            go(client);
            do {
                killed = loaded(client.line("loading "));
            } while (killed < rows * 2L / 5);
            client.kill();
        }
        System.out.printf("killed   at %d rows after %d s%n", killed, seconds(start));
        try (Program client = client(server, home)) {
            client.line("idle");
            long idle = client.resident();
            long serverIdle = server.program().resident();
            client.say();
            long again = loaded(client.line("loading "));
            int count = Integer.parseInt(client.line("done ").substring(5));
            System.out.printf("resumed  at %d rows, done with %d after %d s%n", again, count, seconds(start));
            long grown = client.mostResident() - idle;
            long serverGrown = server.program().mostResident() - serverIdle;
            System.out.printf("device   %d MB idle, at most %d MB more%n", idle, grown);
            System.out.printf("server   %d MB when the load went on, at most %d MB more%n", serverIdle, serverGrown);
            client.say();
            return again >= killed && count == rows && grown <= MOST_MEGABYTES && serverGrown <= MOST_MEGABYTES;
        }
    }

    private static Program client(ServerProgram server, Path home) throws IOException {
        return new Program(
                List.of("-XX:+UseSerialGC"), LoadClient.class.getName(), home.toString(), server.url(), ACCOUNT);
    }

    private static void go(Program client) throws IOException {
        client.line("idle");
        client.say();
    }

    private static long loaded(String line) {
        return Long.parseLong(line.split(" ")[1]);
    }

    /** Rows as a device would send them. */
    private static void fill(String url, int rows) throws IOException {
        Http http = new Http(url);
        Session session = new SyncApi(http).signIn(ACCOUNT, ServerProgram.PASSWORD.toCharArray(), null, null, "filler");
        HttpTransport transport = Device.transport(http, session.accessToken());
        String schema = "0";
        UUID project = UUID.randomUUID();
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("name", "Bench");
        long seq = 1;
        transport.push(batch(session, seq, schema, List.of(insert("projects", project, named))));
        for (int from = 0; from < rows; from += BATCH) {
            List<RowChange> changes = new ArrayList<>(BATCH);
            for (int i = from; i < Math.min(rows, from + BATCH); i++) {
                ObjectNode task = JsonNodeFactory.instance
                        .objectNode()
                        .put("project_id", project.toString())
                        .put("type", "DECIDE")
                        .put("title", "Task " + i)
                        .put("description", SyncSection.TEXT)
                        .put("component_key", "decision");
                changes.add(insert("tasks", UUID.randomUUID(), task));
            }
            transport.push(batch(session, ++seq, schema, changes));
        }
    }

    private static RowChange insert(String table, UUID id, ObjectNode set) {
        return new RowChange(table, id, Op.INSERT, Stamp.at(System.currentTimeMillis()), null, set, null, 1);
    }

    private static byte[] batch(Session session, long seq, String schema, List<RowChange> changes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            Json.MAPPER.writeValue(zipped, new Push(session.device(), seq, UUID.randomUUID(), schema, "", changes));
        }
        return bytes.toByteArray();
    }

    private static long seconds(long start) {
        return (System.nanoTime() - start) / 1_000_000_000;
    }
}
