package app.praetor.knowledge.own;

import java.util.List;

/**
 * What a person writes about a question of their own.
 *
 * @param pool name of the pool that it belongs to
 * @param why the reason of asking, as the client will read it
 * @param type text, select, multi_select, boolean, number or date
 * @param options choices of select and multi_select; else empty
 * @param words words of a client that bring it into a plan; none means always
 */
public record OwnDraft(String pool, String text, String why, String type, List<String> options, List<String> words) {}
