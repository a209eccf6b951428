package app.praetor.knowledge;

import java.util.List;

/**
 * A thing, person or happening under one name, whatever a client calls it ({@code entities/}).
 *
 * @param type user, resource, action or concept
 * @param synonyms other words for the same
 * @param questions ids of the canonical questions: what must be settled wherever it matters
 */
public record CanonicalEntity(
        String name, String type, List<String> synonyms, String description, List<String> questions) {}
