package app.praetor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgain() {
        SettingsFile file = new SettingsFile(folder.resolve("home/config.yaml"));
        Settings chosen = new Settings("dark", 150, 5, true);

        file.write(chosen);

        assertThat(file.read()).isEqualTo(chosen);
    }

    @Test
    void aMissingOrBrokenFileMeansTheDefaultsAndIsLeftAsItIs() throws Exception {
        Path path = folder.resolve("config.yaml");
        assertThat(new SettingsFile(path).read()).isEqualTo(Settings.DEFAULT);

        Files.writeString(path, "theme: [unclosed");

        assertThat(new SettingsFile(path).read()).isEqualTo(Settings.DEFAULT);
        assertThat(path).hasContent("theme: [unclosed");
    }

    @Test
    void valuesOutOfRangeAreBroughtIntoIt() throws Exception {
        Path path = Files.writeString(folder.resolve("config.yaml"), "theme: purple\nscale: 900\n");

        assertThat(new SettingsFile(path).read()).isEqualTo(Settings.DEFAULT.withLook("system", 200));
    }
}
