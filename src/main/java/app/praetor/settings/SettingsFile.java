package app.praetor.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads and writes {@code config.yaml} of a workspace folder. */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** What is stored; the defaults where the file is missing, and where a value cannot be read (said in the log). */
    public Settings read() {
        if (!Files.exists(file)) {
            return Settings.DEFAULT;
        }
        try {
            Object loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            if (loaded instanceof Map<?, ?> map) {
                Object scale = map.get("scale");
                int percent = scale instanceof Integer number ? Math.clamp(number, 100, 200) : 100;
                String theme = String.valueOf(map.get("theme"));
                boolean known = theme.equals("light") || theme.equals("dark");
                Object minutes = map.get("lockMinutes");
                int lock = minutes instanceof Integer number && Settings.LOCK_MINUTES.contains(number)
                        ? number
                        : Settings.DEFAULT.lockMinutes();
                return new Settings(known ? theme : "system", percent, lock, Boolean.TRUE.equals(map.get("ownFiles")));
            }
        } catch (IOException | YamlEngineException e) {
            LOG.warn("config.yaml cannot be read; the defaults are used and the file is left as it is");
        }
        return Settings.DEFAULT;
    }

    /**
     * @throws UncheckedIOException when the file cannot be written
     */
    public void write(Settings settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("theme", settings.theme());
        map.put("scale", settings.scale());
        map.put("lockMinutes", settings.lockMinutes());
        map.put("ownFiles", settings.ownFiles());
        String yaml = new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .build())
                .dumpToString(map);
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling("config.yaml.part");
            Files.writeString(part, yaml);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The settings cannot be written to " + file, e);
        }
    }
}
