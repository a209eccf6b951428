package app.praetor.knowledge;

import java.util.List;

/** The things that projects of one template deal with ({@code domains.yaml}). */
public record Domain(String key, String name, List<Entity> entities) {
    /**
     * @param attributes what is known about it
     * @param actions what is done with it
     */
    public record Entity(String name, List<String> attributes, List<String> actions) {}
}
