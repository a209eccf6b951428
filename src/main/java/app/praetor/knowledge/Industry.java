package app.praetor.knowledge;

import java.util.List;
import java.util.Map;

/**
 * A code of the North American Industry Classification System of 2022 ({@code industries/}).
 *
 * @param code two to four digits, or a range of sectors such as 44-45
 * @param keywords words of a client that speak for it; none when only its parent is recognised
 * @param entities canonical entities that such firms deal with, by relevance from 0 to 1
 */
public record Industry(String code, String title, List<String> keywords, Map<String, Double> entities) {
    /** Whether this is the other one or a part of it, as 722 is a part of 72. */
    public boolean within(String other) {
        if (other.indexOf('-') < 0) {
            return code.startsWith(other);
        }
        String[] ends = other.split("-", -1);
        String sector = code.substring(0, 2);
        return sector.compareTo(ends[0]) >= 0 && sector.compareTo(ends[1]) <= 0;
    }
}
