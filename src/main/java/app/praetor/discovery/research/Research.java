package app.praetor.discovery.research;

import java.util.List;
import java.util.UUID;

/**
 * A research task of a conversation ({@code discovery_research_tasks}).
 *
 * @param type {@code domain_research}, {@code integration_research}, {@code competitive_analysis}, {@code
 *     tech_feasibility} or {@code market_research}
 * @param query what is looked up
 * @param status {@code pending} while it waits for a model provider, {@code completed}, or {@code running} and {@code
 *     failed} as another program left it
 * @param findings empty while it waits
 */
public record Research(UUID id, String type, String query, String status, List<Finding> findings) {}
