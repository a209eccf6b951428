package app.praetor.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kits of strangers are read strictly. */
class KitLoaderTest {
    static final String HEAD = "apiVersion: praetor.dev/kit/v1\n"
            + "kit: { id: t, name: T, version: 1.0.0, type: file }\n"
            + "phases: [SPEC, PLAN, VALIDATE, APPLY, VERIFY]\n";

    @TempDir
    Path dir;

    private List<KitProblem> problems(String manifest) throws IOException {
        Files.writeString(dir.resolve("kit.yaml"), manifest);
        Files.writeString(dir.resolve("t.md"), "Hello");
        return refused(dir);
    }

    private static List<KitProblem> refused(Path kit) {
        KitException e = catchThrowableOfType(KitException.class, () -> new KitLoader().load(kit));
        assertThat(e).isNotNull();
        return e.problems();
    }

    @Test
    void everyMistakeIsNamedWithFileLineAndPointer() throws IOException {
        List<KitProblem> found = problems(HEAD
                + "colour: red\n"
                + "outputs:\n"
                + "  - id: a\n"
                + "    path: a.md\n"
                + "    template: t.md\n"
                + "    validate: [spelling]\n"
                + "    whn: x\n");
        assertThat(found)
                .contains(new KitProblem("kit.yaml", 4, "/colour", "unknown key “colour”"))
                .contains(new KitProblem("kit.yaml", 10, "/outputs/0/whn", "unknown key “whn”"))
                .anySatisfy(p -> {
                    assertThat(p.pointer()).isEqualTo("/outputs/0");
                    assertThat(p.line()).isEqualTo(6);
                    assertThat(p.message()).contains("“type”");
                })
                .anySatisfy(p -> assertThat(p.pointer()).isEqualTo("/outputs/0/validate/0"));
    }

    @Test
    void syntaxErrorsAndDuplicateKeysHaveALine() throws IOException {
        assertThat(problems("kit: [\n")).allSatisfy(p -> assertThat(p.line()).isPositive());
        assertThat(problems(HEAD + "phases: [SPEC]\n")).isNotEmpty();
    }

    @Test
    void deepAliasedAndHugeManifestsAreRefused() throws IOException {
        assertThat(problems(HEAD + "inputs: " + "[".repeat(20_000)))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("deeper"));
        assertThat(problems("a: &a [1]\nb: [*a, *a]\n"))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("aliases"));
        assertThat(problems("# " + "x".repeat(1_100_000))).isNotEmpty();
    }

    @Test
    void pathsThatLeaveTheKitAreRefused() throws IOException {
        assertThat(problems(HEAD + "outputs:\n  - { id: a, type: md, path: ../a.md, template: t.md }\n"))
                .anySatisfy(p -> assertThat(p.pointer()).isEqualTo("/outputs/0/path"));
        assertThat(problems(HEAD + "outputs:\n  - { id: a, type: md, path: a.md, template: ../secret }\n"))
                .anySatisfy(p -> assertThat(p.message()).contains("leaves the kit"));
        Path outside = Files.writeString(dir.resolveSibling(dir.getFileName() + "-outside"), "secret");
        Files.createSymbolicLink(dir.resolve("link.md"), outside);
        assertThat(problems(HEAD + "outputs:\n  - { id: a, type: md, path: a.md, template: link.md }\n"))
                .anySatisfy(p -> assertThat(p.message()).contains("link"));
        Files.delete(outside);
    }

    @Test
    void aZipWithAnEscapingEntryIsRefusedAndAGoodOneLoads() throws IOException {
        String manifest = HEAD + "outputs:\n  - { id: a, type: md, path: a.md, template: t.md }\n";
        assertThat(new KitLoader()
                        .load(zip("good.zip", "kit.yaml", manifest, "t.md", "Hi"))
                        .manifest()
                        .id())
                .isEqualTo("t");
        assertThat(refused(zip("bad.zip", "kit.yaml", manifest, "../../evil", "x")))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("leaves"));
        assertThat(refused(zip("big.zip", "kit.yaml", manifest, "t.md", "0".repeat(5_000_000))))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("too large"));
    }

    @Test
    void templatesAreCheckedWhenLoaded() throws IOException {
        Files.writeString(dir.resolve("bad.md"), "one\n{{#open}}\n");
        assertThat(problems(HEAD + "outputs:\n  - { id: a, type: md, path: a.md, template: bad.md }\n"))
                .anySatisfy(p -> assertThat(p.file()).isEqualTo("bad.md"));
        Files.writeString(dir.resolve("bad.md"), "one\n{{> /etc/passwd}}\n");
        assertThat(problems(HEAD + "outputs:\n  - { id: a, type: md, path: a.md, template: bad.md }\n"))
                .contains(new KitProblem("bad.md", 2, "", "other templates cannot be included"));
    }

    private Path zip(String name, String... files) throws IOException {
        Path zip = dir.resolve(name);
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            for (int i = 0; i < files.length; i += 2) {
                packed.putNextEntry(new ZipEntry(files[i]));
                packed.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }
}
