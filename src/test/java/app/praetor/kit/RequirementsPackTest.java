package app.praetor.kit;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.spec.SpecCompiler;
import app.praetor.spec.SpecFixtures;
import app.praetor.spec.SpecFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The kit that ships with the program. */
class RequirementsPackTest {
    private final JsonNode spec =
            new SpecCompiler().compile(SpecFixtures.boats(), SpecFormat.V2).spec();
    private final KitRunner runner = new KitRunner();

    @TempDir
    Path dir;

    private KitResult run(Path out) throws Exception {
        return runner.run(
                new KitLoader().builtIn("requirements-pack"), spec, Map.of(), out, (p, s, d, t) -> {}, () -> false);
    }

    @Test
    void makesEveryDocumentWithoutAWarning() throws Exception {
        KitResult result = run(dir.resolve("out"));
        assertThat(result.outputs())
                .allSatisfy(o -> assertThat(o.problems()).as(o.path()).isEmpty());
        assertThat(result.status()).isEqualTo(KitResult.Status.COMPLETED);
        assertThat(result.outputs()).hasSize(5);
        assertThat(Files.readString(dir.resolve("out/requirements.md")))
                .contains("FR-001", "“Live by Easter”")
                .doesNotContain("{{");
        assertThat(Files.readString(dir.resolve("out/openapi.yaml")))
                .contains("/boats/{id}/retire", "#/components/schemas/Booking");
        assertThat(Files.readString(dir.resolve("out/user-stories.md")))
                .contains("As harbour crew, we want to book a boat for a guest.");
        try (var left = Files.list(dir)) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactly("out");
        }
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        Path out = dir.resolve("out");
        run(out);
        String answers = Files.readString(out.resolve(KitRunner.ANSWERS));
        KitPlan plan = runner.plan(new KitLoader().builtIn("requirements-pack"), spec, Map.of(), out);
        assertThat(plan.changes()).isZero();
        KitResult again = run(out);
        assertThat(again.outputs()).allSatisfy(o -> assertThat(o.action()).isEqualTo(KitPlan.Action.NO_CHANGE));
        assertThat(Files.readString(out.resolve(KitRunner.ANSWERS))).isEqualTo(answers);
    }

    @Test
    void aSpecificationWithoutDataMakesNoApiAndDeletesTheEarlierOne() throws Exception {
        Path out = dir.resolve("out");
        run(out);
        JsonNode poor =
                new SpecCompiler().compile(SpecFixtures.choir(), SpecFormat.V2).spec();
        KitResult result = runner.run(
                new KitLoader().builtIn("requirements-pack"), poor, Map.of(), out, (p, s, d, t) -> {}, () -> false);
        assertThat(result.status()).isEqualTo(KitResult.Status.COMPLETED);
        assertThat(out.resolve("openapi.yaml")).doesNotExist();
    }

    @Test
    void theBundleIsTheSameBytesEveryTime() throws Exception {
        run(dir.resolve("a"));
        run(dir.resolve("b"));
        Bundle.write(dir.resolve("a"), dir.resolve("a.zip"));
        Bundle.write(dir.resolve("b"), dir.resolve("b.zip"));
        assertThat(dir.resolve("a.zip")).hasSameBinaryContentAs(dir.resolve("b.zip"));
    }
}
