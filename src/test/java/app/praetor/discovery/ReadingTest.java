package app.praetor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.discovery.objective.Objectives;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What of a message becomes a value, and what does not. */
class ReadingTest {
    private static final String PROBLEM = "purpose_and_problem.coreProblem";
    private static final String IMPACT = "purpose_and_problem.problemImpact";
    private static final String BUDGET = "constraints.budget";
    private static final String TIMELINE = "constraints.timeline";
    private static final String SYSTEMS = "constraints.existingSystems";
    private static final String TECHNICAL = "constraints.technicalConstraints";
    private static final String SCALE = "non_functional_screening.expectedScale";
    private static final String JOBS = "users_and_personas.jobsToBeDone";
    private static final String PAINS = "users_and_personas.painPoints";
    private static final String OTHERS = "users_and_personas.secondaryUsers";
    private static final String MAIN = "users_and_personas.primaryUser";
    private static final String LIMITS = "success_criteria.dealbreakers";

    private final Objectives objectives = Objectives.builtIn();
    private final DiscoveryEngine engine = new DiscoveryEngine(objectives.byKey());

    private SessionState opened(String opening) {
        return engine.receive(engine.start(objectives.get("project_discovery")), opening)
                .state();
    }

    /** What is known after the question about a field was answered, and every one before it skipped. */
    private SessionState answered(String field, String reply) {
        SessionState state = opened("Hello there.");
        while (!Objects.requireNonNull(state.pending()).asks().contains(field)) {
            state = engine.skip(state).state();
        }
        return engine.receive(state, reply).state();
    }

    private static List<String> values(SessionState state, String field) {
        FieldValue value = state.value(field);
        return value == null ? List.of() : value.values();
    }

    @Test
    void anAnswerAboutAnotherFieldIsNotTheAnswer() {
        SessionState state = answered(IMPACT, "The budget is 60k.");
        assertThat(values(state, BUDGET)).containsExactly("60k");
        assertThat(values(state, IMPACT)).isEmpty();
        assertThat(Objects.requireNonNull(state.pending()).asks()).containsExactly(IMPACT);
    }

    @Test
    void eachClauseGoesToItsField() {
        SessionState state = answered(BUDGET, "Budget is 45k and we want to be live by September.");
        assertThat(values(state, BUDGET)).containsExactly("45k");
        assertThat(values(state, TIMELINE)).containsExactly("live by September");
    }

    @Test
    void aListOfClausesIsReadClauseByClause() {
        SessionState state = opened("We run a small chain of gyms, members can't see which classes are full, budget"
                + " around 60k, live by May, front desk would use it.");
        assertThat(values(state, PROBLEM)).containsExactly("members can't see which classes are full");
        assertThat(values(state, BUDGET)).containsExactly("around 60k");
        assertThat(values(state, TIMELINE)).containsExactly("live by May");
        assertThat(values(state, MAIN)).containsExactly("front desk");
    }

    @Test
    void anAmountKeepsWhatQualifiesIt() {
        assertThat(values(answered(BUDGET, "Between 30 and 40 thousand euros, plus about 500 a month."), BUDGET))
                .containsExactly("Between 30 and 40 thousand euros, plus about 500 a month");
        assertThat(values(answered(BUDGET, "The board approved 120,000 last week."), BUDGET))
                .containsExactly("120,000");
    }

    @Test
    void aDateIsNoAmount() {
        assertThat(values(answered(BUDGET, "We need it live by March 2027."), BUDGET))
                .isEmpty();
    }

    @Test
    void aSignatureIsNoAnswer() {
        SessionState state = answered(
                JOBS,
                "Print labels\nCount the stock\n\nBest regards,\nMartina Feldmann\nHead of Logistics\n+49 30 1234567");
        assertThat(values(state, JOBS)).containsExactly("Print labels", "Count the stock");
    }

    @Test
    void aLineThatSaysSomethingIsNoSignature() {
        SessionState state = opened("Our orders get lost.\n\nThanks\nBudget is 20k");
        assertThat(values(state, BUDGET)).containsExactly("20k");
    }

    @Test
    void pastedHtmlIsReadWithoutItsTags() {
        String pasted =
                "<ul class=\"x\"><li>Keys &amp; cards go missing</li><li>Weekly <b>report</b> by hand</li></ul><!--"
                        + " Fax -->";
        SessionState state = answered(PAINS, pasted);
        assertThat(values(state, PAINS)).containsExactly("Keys & cards go missing", "Weekly report by hand");
        assertThat(pasted).contains(Objects.requireNonNull(state.value(PAINS)).snippet());
    }

    @Test
    void struckThroughWordsAreTakenBack() {
        assertThat(values(answered(OTHERS, "- **Porters**\n- ~~Guests~~\n- Night desk"), OTHERS))
                .containsExactly("Porters", "Night desk");
        assertThat(values(answered(BUDGET, "~~30k~~ 24k"), BUDGET)).containsExactly("24k");
    }

    @Test
    void aTableRowIsReadAsLabelAndValue() {
        assertThat(values(answered(SCALE, "| what | how many |\n|---|---|\n| beds a night | 85 |"), SCALE))
                .containsExactly("beds a night: 85");
    }

    @Test
    void aHeadingSaysWhatStandsUnderIt() {
        SessionState state = opened("# Who uses it\n- Porters\n\n# Problem\n- Room keys go missing");
        assertThat(values(state, MAIN)).containsExactly("Porters");
        assertThat(values(state, PROBLEM)).containsExactly("Room keys go missing");
    }

    @Test
    void aLabelSaysWhatStandsBehindIt() {
        SessionState state = opened("Who: warehouse crew. Problem: counts are off by 8%. Systems: Abas, Entra ID."
                + " Deadline: end of Q3. Money: 50k.");
        assertThat(values(state, MAIN)).containsExactly("warehouse crew");
        assertThat(values(state, PROBLEM)).containsExactly("counts are off by 8%");
        assertThat(values(state, SYSTEMS)).containsExactly("Abas", "Entra ID");
        assertThat(values(state, TIMELINE)).containsExactly("end of Q3");
        assertThat(values(state, BUDGET)).containsExactly("50k");
    }

    @Test
    void remarksInAnEnumerationAreNoEntries() {
        assertThat(values(
                        answered(
                                PAINS,
                                "It's slow, it crashes, and the reports are wrong half the time. My boss hates it"
                                        + " too."),
                        PAINS))
                .containsExactly("slow", "it crashes", "reports are wrong half the time");
        assertThat(values(answered(LIMITS, "No monthly fees, I find that cheeky. Training longer than a day."), LIMITS))
                .containsExactly("No monthly fees", "Training longer than a day");
        assertThat(values(answered(TECHNICAL, "It has to run on tablets. It doesn't have to look nice."), TECHNICAL))
                .containsExactly("It has to run on tablets");
    }

    @Test
    void jobsAreNamedWithoutWhoDoesThem() {
        assertThat(values(
                        answered(
                                JOBS,
                                "First they'd want to check in a delivery, then print labels and assign a shelf."
                                        + " My uncle does that by heart."),
                        JOBS))
                .containsExactly("check in a delivery", "print labels", "assign a shelf");
    }

    @Test
    void whatIsNamedByTheWayIsNotAskedAgain() {
        SessionState state =
                answered(JOBS, "Search by date and print the list. What annoys them today: double entry, lost keys.");
        assertThat(values(state, JOBS)).containsExactly("Search by date", "print the list");
        assertThat(values(state, PAINS)).containsExactly("double entry", "lost keys");
    }

    @Test
    void correctionsEndWithTheNewValueOnly() {
        SessionState state = opened("We rent out bikes and lose track of repairs. Budget 30k, live by Easter.");
        state = engine.interject(state, "Correction: the budget is 42 thousand, not 30.")
                .state();
        state = engine.interject(state, "Forget Easter, it has to be 1 July.").state();
        state = engine.interject(state, "Sorry, 400 was the old fleet. It's 520 bikes now.")
                .state();
        assertThat(values(state, BUDGET)).containsExactly("42 thousand");
        assertThat(values(state, TIMELINE)).containsExactly("1 July");
        assertThat(values(state, SCALE)).containsExactly("520 bikes");
    }

    @Test
    void aSystemThatGoesIsTakenOffTheList() {
        SessionState state = answered(SYSTEMS, "AutoCAD and SharePoint.");
        state = engine.interject(state, "We also use Revit. And SharePoint is being switched off, so leave it out.")
                .state();
        assertThat(values(state, SYSTEMS)).containsExactly("AutoCAD", "Revit");
    }

    @Test
    void pointingBackKeepsACorrectedValue() {
        SessionState state = opened("Orders get lost. It must be live by June.");
        state = engine.interject(state, "Sorry, not June but August.").state();
        while (!Objects.requireNonNull(state.pending()).asks().contains(OTHERS)) {
            state = engine.skip(state).state();
        }
        state = engine.receive(state, "As I said before.").state();
        assertThat(values(state, TIMELINE)).containsExactly("August");
        assertThat(values(state, OTHERS)).isEmpty();
    }

    @Test
    void aSystemIsNamedWithoutWhatItIsFor() {
        assertThat(values(
                        answered(
                                SYSTEMS,
                                "Our website runs on WordPress, the till is from Lightspeed, and for mails we have"
                                        + " Mailchimp. The old Filemaker goes away."),
                        SYSTEMS))
                .containsExactly("WordPress", "Lightspeed", "Mailchimp");
        assertThat(values(answered(SYSTEMS, "Nothing apart from Outlook."), SYSTEMS))
                .containsExactly("Outlook");
    }

    @Test
    void whatIsSaidOfAUserIsNoFurtherUser() {
        assertThat(values(
                        answered(
                                OTHERS,
                                "The night shift. They're mostly students, so they change all the time. My brother does"
                                        + " the books. Customers get a link but no login."),
                        OTHERS))
                .containsExactly("night shift", "brother");
    }

    @Test
    void aMainUserIsTheOneThatIsNotRuledOut() {
        assertThat(values(answered(MAIN, "Not the doctors, the reception team."), MAIN))
                .containsExactly("reception team");
    }
}
