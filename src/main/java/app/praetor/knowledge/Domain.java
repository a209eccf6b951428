package app.praetor.knowledge;

import java.util.List;

/**
 * What projects of one template deal with ({@code domains/}).
 *
 * @param obligations what a conversation about such a project has to find out besides the general fields
 */
public record Domain(
        String key, String name, List<Entity> entities, List<Workflow> workflows, List<Obligation> obligations) {
    /**
     * @param attributes what is known about it
     * @param actions what is done with it
     */
    public record Entity(String name, List<String> attributes, List<String> actions) {}

    /**
     * A course of work from an occasion to an outcome.
     *
     * @param trigger what starts it
     * @param steps what happens, in order
     * @param roles who takes part
     * @param outcome what is true at the end
     * @param exceptions what can go wrong on the way
     */
    public record Workflow(
            String name,
            String trigger,
            List<String> steps,
            List<String> roles,
            String outcome,
            List<String> exceptions) {}

    /**
     * @param area compliance, payments, roles or integrations
     * @param keywords words of a client that make it matter; none means always
     */
    public record Obligation(
            String key, String area, String label, String question, String why, List<String> keywords) {}
}
