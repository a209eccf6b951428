package app.praetor.ui.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.sync.client.OrganizationChoiceException.Organization;
import app.praetor.sync.client.SyncDesk.Field;
import app.praetor.sync.client.SyncDesk.Unsent;
import app.praetor.sync.client.SyncStatus.State;
import app.praetor.ui.common.Fx;
import app.praetor.ui.sync.ConflictsViewModel.Side;
import app.praetor.ui.sync.SignInViewModel.Way;
import app.praetor.ui.sync.SyncViewModel.Section;
import app.praetor.ui.task.DirectTasks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The exchange without a toolkit. */
class SyncViewModelTest {
    private final DeskDouble desk = new DeskDouble();
    private final SyncWords words = new SyncWords(Fx.messages(), Fx.CLOCK);

    private SyncViewModel model() {
        SyncViewModel model = new SyncViewModel(desk, new DirectTasks());
        model.start();
        return model;
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateHasATitleASentenceAndOneAction(State state) {
        SyncWords.Head head = words.head(DeskDouble.at(state, 3, 0, 0));
        assertThat(head.title()).isNotBlank();
        assertThat(head.detail()).isNotBlank();
        assertThat(Fx.messages().get(head.action().key())).isNotBlank();
    }

    @Test
    void noTwoStatesAreCalledTheSame() {
        Set<String> titles = new HashSet<>();
        for (State state : State.values()) {
            assertThat(titles.add(words.head(DeskDouble.at(state, 3, 0, 0)).title()))
                    .isTrue();
        }
    }

    @Test
    void offlineTellsTheAgeOfTheOldestChangeAndTheNextTry() {
        assertThat(words.head(DeskDouble.at(State.OFFLINE, 3, 0, 0)).detail())
                .isEqualTo(
                        "sync.ada-partners.example cannot be reached. 3 changes wait here, the oldest since 7 minutes"
                                + " ago. Next try in 14 seconds.");
    }

    @Test
    void aFirstLoadTellsRowsDoneAndTotal() {
        assertThat(words.head(DeskDouble.at(State.LOADING, 0, 0, 0)).detail())
                .startsWith("61,400 of 200,000 rows are here.");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1500, 1.5 kB", "48300, 48 kB", "7412000, 7.4 MB", "250000000, 250 MB"})
    void sizesHaveTheUnitThatPeopleSay(long bytes, String said) {
        assertThat(words.bytes(bytes)).isEqualTo(said);
    }

    @Test
    void tablesAndColumnsWithoutAWordOfTheirOwnAreSpelled() {
        assertThat(words.table("plan_sections")).isEqualTo("Plan sections");
        assertThat(words.column("due_date")).isEqualTo("Due date");
    }

    @Test
    void whatNeedsAPersonIsOpenedFirst() {
        desk.busy().with(State.UP_TO_DATE);
        assertThat(model().section().get()).isEqualTo(Section.CONFLICTS);
        desk.conflicts.clear();
        assertThat(model().section().get()).isEqualTo(Section.REJECTED);
        desk.rejected.clear();
        assertThat(model().section().get()).isEqualTo(Section.QUEUE);
    }

    @Test
    void aNewStatusBringsTheListsUpToDateUntilTheScreenIsLeft() {
        desk.with(State.UP_TO_DATE);
        SyncViewModel model = model();
        desk.busy();
        desk.tell(DeskDouble.at(State.OFFLINE, 4, 2, 2));
        assertThat(model.status().get().state()).isEqualTo(State.OFFLINE);
        assertThat(model.queue()).hasSize(4);
        model.end();
        desk.queue.clear();
        desk.tell(DeskDouble.at(State.UP_TO_DATE, 0, 2, 2));
        assertThat(model.queue()).hasSize(4);
        assertThat(desk.listening()).isZero();
    }

    @Test
    void aFieldThatNobodyTouchedIsNotWritten() {
        desk.busy().with(State.UP_TO_DATE);
        ConflictsViewModel conflicts = model().conflicts();
        Field title = conflicts.selected().get().fields().getFirst();
        assertThat(conflicts.choice(title).side()).isEqualTo(Side.MINE);
        conflicts.choose(title, Side.BEFORE);
        conflicts.resolve();
        assertThat(desk.values).containsOnlyKeys("title");
        assertThat(desk.values.get("title").asString()).isEqualTo("Provide opening hours");
    }

    @Test
    void aCombinedValueMustFitTheKindOfTheField() {
        desk.busy().with(State.UP_TO_DATE);
        ConflictsViewModel conflicts = model().conflicts();
        conflicts.step(1);
        Field hours = conflicts.selected().get().fields().get(1);
        conflicts.combine(hours, "about seven");
        assertThat(conflicts.problem(hours)).isEqualTo("sync.value.number");
        conflicts.resolve();
        assertThat(desk.asked).doesNotContain("resolve");
        conflicts.combine(hours, "7.5");
        conflicts.resolve();
        assertThat(desk.values.get("estimate_hours").decimalValue()).isEqualByComparingTo("7.5");
    }

    @Test
    void choicesStayWhileAnotherConflictIsShown() {
        desk.busy().with(State.UP_TO_DATE);
        ConflictsViewModel conflicts = model().conflicts();
        Field title = conflicts.selected().get().fields().getFirst();
        conflicts.combine(title, "Half typed");
        conflicts.step(1);
        conflicts.step(1);
        assertThat(conflicts.selected().get().label()).isEqualTo("Connect the calendar");
        conflicts.step(-1);
        assertThat(conflicts.choice(title).text()).isEqualTo("Half typed");
    }

    @Test
    void aConflictThatCannotEndStaysAndSaysWhy() {
        desk.busy().with(State.UP_TO_DATE);
        ConflictsViewModel conflicts = model().conflicts();
        desk.refuse = "The task is gone.";
        conflicts.choose(conflicts.selected().get().fields().getFirst(), Side.THEIRS);
        conflicts.resolve();
        assertThat(conflicts.conflicts()).hasSize(2);
        assertThat(conflicts.problem().get()).isEqualTo("The task is gone.");
    }

    @Test
    void aMendedChangeIsSentWithItsOtherValuesUntouched() {
        desk.busy().with(State.UP_TO_DATE);
        SyncViewModel model = model();
        model.mend().open(desk.rejected.getFirst());
        var values = model.mend().form().get().values();
        values.getFirst().text().set("Another title");
        values.getLast().text().set("{");
        assertThat(model.mend().send()).isFalse();
        assertThat(values.getLast().problem().get()).isEqualTo("sync.value.json");
        values.getLast().text().set("{\"source\":\"mended\"}");
        assertThat(model.mend().send()).isTrue();
        assertThat(desk.values.get("title").asString()).isEqualTo("Another title");
        assertThat(desk.values.get("estimate_hours").isIntegralNumber()).isTrue();
        assertThat(desk.values.get("is_blocking").asBoolean()).isTrue();
        assertThat(desk.values.get("metadata").get("source").asString()).isEqualTo("mended");
        assertThat(model.mend().form().get()).isNull();
        assertThat(model.rejected()).hasSize(1);
    }

    @Test
    void aChangeIsLetGo() {
        desk.busy().with(State.UP_TO_DATE);
        SyncViewModel model = model();
        model.mend().letGo(desk.rejected.getFirst().id());
        assertThat(desk.asked).contains("discard");
        assertThat(model.rejected()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "sync.example.org, https://sync.example.org",
        "https://sync.example.org/, https://sync.example.org",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080",
        "http://sync.example.org, ''",
        "ftp://sync.example.org, ''",
        "two words, ''",
        "https://me@sync.example.org, ''",
        "'', ''"
    })
    void anAddressIsHttpsUnlessItIsThisComputer(String typed, String meant) {
        assertThat(ServerAddress.full(typed).orElse("")).isEqualTo(meant);
    }

    @Test
    void thePasswordReachesTheServerAndIsZeroed() {
        SignInViewModel signIn = model().signIn();
        signIn.server().set("sync.example.org");
        signIn.email().set(" ines@example.org ");
        signIn.device().set("Laptop");
        char[] secret = "words".toCharArray();
        assertThat(signIn.submit(secret)).isTrue();
        assertThat(desk.asked).contains("signIn https://sync.example.org ines@example.org Laptop");
        assertThat(desk.password).isEqualTo("words".toCharArray());
        assertThat(secret).containsOnly('\0');
        assertThat(signIn.done().get()).isTrue();
    }

    @Test
    void thePasswordIsZeroedWhenSomethingIsMissing() {
        SignInViewModel signIn = model().signIn();
        char[] secret = "words".toCharArray();
        assertThat(signIn.submit(secret)).isFalse();
        assertThat(secret).containsOnly('\0');
        assertThat(signIn.serverProblem().get()).isEqualTo("sync.signin.server.missing");
        assertThat(signIn.emailProblem().get()).isEqualTo("sync.signin.email.wrong");
        assertThat(signIn.deviceProblem().get()).isEqualTo("sync.signin.device.missing");
    }

    @Test
    void anInvitationMakesAnAccountWithTheChosenPassword() {
        SignInViewModel signIn = model().signIn();
        signIn.way().set(Way.INVITATION);
        signIn.server().set("sync.example.org");
        signIn.device().set("Laptop");
        signIn.invitation().set("abc-def");
        signIn.person().set("Ines Okafor");
        assertThat(signIn.submit(new char[0])).isFalse();
        assertThat(signIn.secretProblem().get()).isEqualTo("sync.signin.password.missing");
        assertThat(signIn.submit("words".toCharArray())).isTrue();
        assertThat(desk.asked).contains("signIn https://sync.example.org abc-def Ines Okafor Laptop");
        assertThat(desk.password).isEqualTo("words".toCharArray());
    }

    @Test
    void aSignInThatEndsAfterCancelIsTakenBack() {
        SignInViewModel signIn = model().signIn();
        signIn.server().set("sync.example.org");
        signIn.email().set("ines@example.org");
        signIn.device().set("Laptop");
        desk.duringSignIn = signIn::cancel;
        signIn.submit("words".toCharArray());
        assertThat(signIn.working().get()).isFalse();
        assertThat(signIn.done().get()).isFalse();
        assertThat(desk.asked).contains("signOut " + Unsent.KEEP_HERE);
    }

    private SignInViewModel filled() {
        SignInViewModel signIn = model().signIn();
        signIn.server().set("sync.example.org");
        signIn.email().set("ines@example.org");
        signIn.device().set("Laptop");
        return signIn;
    }

    @Test
    void whoBelongsToSeveralOrganizationsChoosesOneAndLosesNothing() {
        SignInViewModel signIn = filled();
        desk.organizations = List.of(new Organization("north", "Studio North"), new Organization("south", "Studio"));

        signIn.submit("words".toCharArray());
        assertThat(signIn.done().get()).isFalse();
        assertThat(signIn.problem().get()).isEmpty();
        assertThat(signIn.organizations()).isEqualTo(desk.organizations);
        assertThat(signIn.submit("words".toCharArray())).isFalse();
        assertThat(signIn.organizationProblem().get()).isEqualTo("sync.signin.organization.missing");

        signIn.organization().set(desk.organizations.getLast());
        assertThat(signIn.submit("words".toCharArray())).isTrue();
        assertThat(desk.asked).contains("signIn https://sync.example.org ines@example.org Laptop in south");
        assertThat(signIn.done().get()).isTrue();
        assertThat(signIn.organizations()).isEmpty();
    }

    @Test
    void theOrganizationsOfOneAccountAreNotThoseOfAnother() {
        SignInViewModel signIn = filled();
        desk.organizations = List.of(new Organization("north", "Studio North"));
        signIn.submit("words".toCharArray());

        signIn.email().set("ada@example.org");

        assertThat(signIn.organizations()).isEmpty();
    }

    @Test
    void theBrowserIsOfferedWhereTheServerHasAProvider() {
        SignInViewModel signIn = filled();
        assertThat(signIn.browserOffered().get()).isFalse();
        desk.provider = true;
        signIn.lookUp();
        signIn.lookUp();

        assertThat(signIn.browserOffered().get()).isTrue();
        assertThat(desk.asked).containsOnlyOnce("offersBrowser https://sync.example.org");
        signIn.way().set(Way.BROWSER);
        signIn.server().set("other.example.org");
        assertThat(signIn.browserOffered().get()).isFalse();
        assertThat(signIn.way().get()).isEqualTo(Way.PASSWORD);
    }

    @Test
    void theBrowserSignsInAndIsAskedOnceForAChoice() {
        SignInViewModel signIn = filled();
        desk.provider = true;
        desk.organizations = List.of(new Organization("north", "Studio North"));
        signIn.lookUp();
        signIn.way().set(Way.BROWSER);
        desk.duringBrowser = () -> assertThat(signIn.page().get()).startsWith("https://login.example.org/authorize");

        signIn.submit(new char[0]);
        assertThat(signIn.page().get()).isEmpty();
        signIn.organization().set(desk.organizations.getFirst());
        signIn.submit(new char[0]);

        assertThat(desk.asked)
                .containsSubsequence(
                        "await",
                        "closed",
                        "signIn https://sync.example.org word number Laptop",
                        "signIn https://sync.example.org word number Laptop in north")
                .containsOnlyOnce("await");
        assertThat(signIn.done().get()).isTrue();
    }

    @Test
    void whoStopsWaitingForTheBrowserIsNotSignedIn() {
        SignInViewModel signIn = filled();
        signIn.way().set(Way.BROWSER);
        desk.duringBrowser = signIn::cancel;

        signIn.submit(new char[0]);

        assertThat(desk.asked).contains("closed").noneMatch(each -> each.startsWith("signIn"));
        assertThat(signIn.working().get()).isFalse();
        assertThat(signIn.problem().get()).isEmpty();
    }

    @Test
    void aRefusedSignInKeepsWhatWasTyped() {
        SignInViewModel signIn = model().signIn();
        signIn.server().set("sync.example.org");
        signIn.email().set("ines@example.org");
        signIn.device().set("Laptop");
        desk.refuse = "Not right.";
        signIn.submit("x".toCharArray());
        assertThat(signIn.problem().get()).isEqualTo("Not right.");
        assertThat(signIn.email().get()).isEqualTo("ines@example.org");
        assertThat(signIn.working().get()).isFalse();
    }

    @Test
    void devicesThatCannotBeReadSayWhy() {
        desk.busy().with(State.OFFLINE);
        SyncViewModel model = model();
        desk.refuse = "The server cannot be reached.";
        model.open(Section.DEVICES);
        assertThat(model.devicesProblem().get()).isEqualTo("The server cannot be reached.");
        desk.refuse = "";
        model.revoke(desk.devices.get(1).id());
        assertThat(model.devices().get(1).revoked()).isTrue();
    }

    @Test
    void aDifferenceKeepsTheOrderOfTheLines() {
        assertThat(TextDifference.of("a\nb\nc", "a\nB\nc\nd"))
                .extracting(line -> line.mark() + " " + line.text())
                .containsExactly("SAME a", "REMOVED b", "ADDED B", "SAME c", "ADDED d");
        assertThat(TextDifference.of("", "a")).hasSize(1);
    }
}
