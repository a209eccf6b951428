package app.praetor.server.http;

import app.praetor.store.Json;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the server says of its own routes ({@code openapi/praetor-server.yaml}), as JSON. */
final class OpenApi {
    private static final String RESOURCE = "/openapi/praetor-server.yaml";

    private final byte[] json = read();

    void install(RoutesConfig routes) {
        routes.get("/openapi.json", ctx -> Bodies.write(ctx, json));
    }

    /** The document. */
    byte[] json() {
        return json.clone();
    }

    /**
     * @throws IllegalStateException when the program was packed without it
     */
    private static byte[] read() {
        try (InputStream in = OpenApi.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + RESOURCE);
            }
            LoadSettings settings = LoadSettings.builder().setLabel(RESOURCE).build();
            return Json.MAPPER.writeValueAsBytes(new Load(settings).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
