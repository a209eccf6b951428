package app.praetor.knowledge.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.activity.Events;
import app.praetor.identity.IdentityService;
import app.praetor.identity.NotAllowedException;
import app.praetor.identity.Roles;
import app.praetor.identity.Tenant;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.Pool;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.browse.Entry;
import app.praetor.knowledge.browse.Entry.Kind;
import app.praetor.knowledge.own.OwnCheck.Field;
import app.praetor.store.Change;
import app.praetor.store.TestWorkspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeServiceTest {
    private static final KnowledgeBase KB = KnowledgeBase.load();
    private static final OwnDraft HOIST = new OwnDraft(
            "Boatyards",
            "Which hull shapes does the hoist have to lift?",
            "Slings and keel blocks are ordered by the shape of the hull.",
            "multi_select",
            List.of("Long keel", "Fin keel", "Catamaran"),
            List.of("crane", "hoist"));

    private TestWorkspace workspace;
    private KnowledgeService service;

    @BeforeAll
    void open(@TempDir Path folder) {
        workspace = TestWorkspace.open(folder);
        service = new KnowledgeService(workspace.store(), workspace.events(), KB);
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    @AfterEach
    void clean() {
        service.own().questions().forEach(q -> service.delete(q.id()));
        service.shelf().entries().stream().filter(e -> off(service.own(), e)).forEach(e -> service.switchOff(e, false));
    }

    private static boolean off(Own own, Entry entry) {
        return own.off(entry);
    }

    private Entry entry(Kind kind, String key) {
        return service.shelf().entries().stream()
                .filter(e -> e.kind() == kind && e.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theShelfHoldsEverythingThatShips() {
        List<Entry> entries = service.shelf().entries();
        assertThat(entries.stream().map(Entry::kind).distinct()).containsExactly(Kind.values());
        assertThat(entries.stream().filter(e -> e.kind() == Kind.QUESTION))
                .hasSize(KB.content().questions().size());
        assertThat(entries.stream().map(e -> e.kind() + "/" + e.key())).doesNotHaveDuplicates();
        assertThat(entries).allMatch(e -> !e.title().isBlank());
    }

    @Test
    void whatIsSwitchedOffIsNoPartOfNewPlansUntilItIsSwitchedOnAgain() {
        Entry pool = entry(Kind.POOL, "payments");
        Entry question = entry(Kind.QUESTION, "deposit-share");
        service.switchOff(pool, true);
        assertThat(service.forPlans().pools()).extracting(Pool::id).doesNotContain("payments");
        assertThat(service.forPlans().question("currencies")).isEmpty();
        service.switchOff(pool, false);
        service.switchOff(question, true);
        assertThat(service.own().offPools()).isEmpty();
        assertThat(service.forPlans().question("currencies")).isPresent();
        assertThat(service.forPlans().question("deposit-share")).isEmpty();
        assertThat(service.switchOff(question, false).own().offQuestions()).isEmpty();
        assertThat(service.forPlans().question("deposit-share")).isPresent();
    }

    @Test
    void whatTwoDevicesSwitchedOffIsOnAgainWhenOneSwitchesItOn() {
        Entry pool = entry(Kind.POOL, "payments");
        service.switchOff(pool, true);
        workspace.store().write(unit -> {
            unit.dao(OwnKnowledgeDao.class).insertSwitch(UUID.randomUUID(), "pool", "payments", true);
            return true;
        });
        assertThat(service.own().offPools()).containsExactly("payments");

        assertThat(service.switchOff(pool, false).own().offPools()).isEmpty();
    }

    @Test
    void anOwnQuestionIsKeptWithEverythingThatWasWritten() {
        OwnQuestion added = service.add(HOIST);
        assertThat(service.own().questions()).containsExactly(added);
        assertThat(added.draft()).isEqualTo(HOIST);
        Question asked = service.forPlans().question(added.key()).orElseThrow();
        assertThat(asked.when().keywords()).containsExactly("crane", "hoist");
        assertThat(asked.isOwn()).isTrue();
        assertThat(service.shelf().entries().getFirst())
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.POOL))
                .satisfies(e -> assertThat(e.title()).isEqualTo("Boatyards"))
                .satisfies(e -> assertThat(e.own()).isTrue());
    }

    @Test
    void questionsOfOnePoolStandTogetherHoweverItsNameIsWritten() {
        service.add(HOIST);
        service.add(new OwnDraft(
                "  boatyards ",
                "Until which wind may boats be lifted?",
                "The insurer does not pay above a limit.",
                "number",
                List.of(),
                List.of()));
        assertThat(service.own().pools()).singleElement().satisfies(pool -> {
            assertThat(pool.name()).isEqualTo("Boatyards");
            assertThat(pool.questions()).hasSize(2);
            assertThat(pool.questions().getLast().when().always()).isTrue();
        });
    }

    @Test
    void anOwnPoolCanBeSwitchedOffToo() {
        OwnQuestion added = service.add(HOIST);
        service.switchOff(entry(Kind.POOL, added.poolKey()), true);
        assertThat(service.forPlans().question(added.key())).isEmpty();
    }

    @Test
    void anEditKeepsTheQuestionsKeyAndADeletedOneComesBackAsItWas() {
        OwnQuestion added = service.add(HOIST);
        OwnDraft other = new OwnDraft(
                "Boatyards",
                "Which hull shapes is the crane to lift?",
                HOIST.why(),
                "text",
                HOIST.options(),
                List.of(" Crane ", "crane", ""));
        OwnQuestion edited = service.edit(added.id(), other);
        assertThat(edited.key()).isEqualTo(added.key());
        assertThat(edited.draft().options()).isEmpty();
        assertThat(edited.draft().words()).containsExactly("crane");
        OwnQuestion deleted = service.delete(added.id());
        assertThat(service.own().questions()).isEmpty();
        assertThatThrownBy(() -> service.edit(added.id(), HOIST)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> service.delete(added.id())).isInstanceOf(NoSuchElementException.class);
        service.restore(deleted);
        assertThat(service.own().questions()).containsExactly(edited);
    }

    @Test
    void saysWhatMustBePutRightFieldByField() {
        OwnCheck check = service.check(
                new OwnDraft(" ", "Tell us everything", "", "select", List.of("Only one"), List.of("!!")), null);
        assertThat(check.passes()).isFalse();
        assertThat(check.problems())
                .containsOnlyKeys(Field.POOL, Field.TEXT, Field.WHY, Field.OPTIONS, Field.WORDS)
                .containsEntry(Field.TEXT, "A question ends with a question mark.")
                .containsEntry(Field.OPTIONS, "Give at least two choices, one on each line.");
        assertThatThrownBy(() -> service.add(new OwnDraft("Boatyards", "What now?", "", "text", List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("why it is asked");
        assertThat(service.own().questions()).isEmpty();
        OwnCheck twice = service.check(
                new OwnDraft("Boatyards", "Which one?", "A.", "select", List.of("Red", "red"), List.of()), null);
        assertThat(twice.problems()).containsEntry(Field.OPTIONS, "“red” is there twice.");
    }

    @Test
    void tellsQuestionsThatAskNearlyTheSameAndWhereTheyAre() {
        OwnDraft close = new OwnDraft(
                "Money",
                "Which payment provider is preferred or used?",
                "Fees differ from provider to provider.",
                "text",
                List.of(),
                List.of());
        OwnCheck check = service.check(close, null);
        assertThat(check.passes()).isTrue();
        assertThat(check.similar().getFirst()).satisfies(each -> {
            assertThat(each.text()).isEqualTo("Which payment provider is used or preferred?");
            assertThat(each.pool()).isEqualTo("Taking money");
        });
        OwnQuestion added = service.add(close);
        assertThat(service.check(close, added.id()).similar())
                .noneMatch(s -> s.pool().equals("Money"));
        assertThat(service.check(close, null).similar()).anyMatch(s -> s.pool().equals("Money"));
    }

    @Test
    void givesTheAdviceOfTheLinterWithoutInsisting() {
        OwnCheck check = service.check(
                new OwnDraft(
                        "Boatyards",
                        "Don't you want an API?",
                        "It saves a lot of typing.",
                        "boolean",
                        List.of(),
                        List.of()),
                null);
        assertThat(check.passes()).isTrue();
        assertThat(check.advice()).anyMatch(a -> a.contains("leads")).anyMatch(a -> a.contains("word of the trade"));
    }

    @Test
    void tellsOpenScreensAndWritesTheLog() {
        List<Change> changes = new ArrayList<>();
        Runnable stop = workspace.store().changes().listen(changes::add);
        OwnQuestion added = service.add(HOIST);
        service.delete(added.id());
        stop.run();
        assertThat(changes).hasSize(2).containsOnly(new Change(Change.Kind.KNOWLEDGE, null));
    }

    @Test
    void aPatternThatIsSwitchedOffIsNotPartOfWhatPlansAreMadeFrom() {
        Entry pattern = entry(Kind.PATTERN, KB.patterns().getFirst().id());
        service.switchOff(pattern, true);

        assertThat(service.own().offPatterns()).containsExactly(pattern.key());
        assertThat(service.own().off(pattern)).isTrue();
        assertThat(service.forPlans().patterns())
                .hasSize(KB.patterns().size() - 1)
                .noneMatch(p -> p.id().equals(pattern.key()));

        service.switchOff(pattern, false);
        assertThat(service.forPlans().patterns()).isEqualTo(KB.patterns());
    }

    @Test
    void aFeatureThatIsSwitchedOffStaysKnownToPlansOfProjectsThatChoseIt() {
        Entry feature = entry(Kind.FEATURE, KB.features().getFirst().id());
        service.switchOff(feature, true);

        assertThat(service.own().offFeatures()).containsExactly(feature.key());
        assertThat(service.own().offQuestions()).isEmpty();
        assertThat(service.forPlans().feature(feature.key())).isPresent();
        service.switchOff(feature, false);
        assertThat(service.own().offFeatures()).isEmpty();
    }

    @Test
    void onlyPoolsQuestionsFeaturesAndPatternsCanBeSwitchedOff() {
        for (Entry each : List.of(
                entry(Kind.INDUSTRY, KB.industries().getFirst().code()),
                entry(Kind.INTEGRATION, KB.integrations().getFirst().id()))) {
            assertThatThrownBy(() -> service.switchOff(each, true)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMemberReadsItAndChangesNothing() {
        OwnQuestion question = service.add(HOIST);
        Roles.set(workspace, "member");
        try {
            assertThat(service.shelf().mayChange()).isFalse();
            assertThatThrownBy(() -> service.add(HOIST)).isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> service.edit(question.id(), HOIST)).isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> service.delete(question.id())).isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> service.restore(question)).isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> service.switchOff(entry(Kind.POOL, "payments"), true))
                    .isInstanceOf(NotAllowedException.class)
                    .hasMessageContaining("owner or an administrator");
            assertThat(service.own()).isEqualTo(new Own(Set.of(), Set.of(), List.of(question)));
        } finally {
            Roles.set(workspace, "owner");
        }
        assertThat(service.shelf().mayChange()).isTrue();
    }

    @Test
    void anotherOrganizationSeesNothingOfIt() {
        service.add(HOIST);
        service.switchOff(entry(Kind.POOL, "payments"), true);
        Tenant other = new IdentityService(workspace.database()).create("Other " + UUID.randomUUID(), "Otis");
        UUID otis = new IdentityService(workspace.database()).user(other).id();
        KnowledgeService theirs = new KnowledgeService(workspace.database().store(other.id()), new Events(otis), KB);
        assertThat(theirs.own()).isEqualTo(Own.NOTHING);
        assertThat(theirs.forPlans().pools()).hasSize(KB.pools().size());
        assertThatThrownBy(
                        () -> theirs.delete(service.own().questions().getFirst().id()))
                .isInstanceOf(NoSuchElementException.class);
    }
}
