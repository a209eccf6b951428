package app.praetor.ui.common;

import app.praetor.ui.Messages;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Days and times as people say them: today, Fri, 4 Dec, 5 minutes ago. */
public final class When {
    private static final int WEEK = 7;

    private final Messages messages;
    private final Locale locale;

    public When(Messages messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** A day near today by its name, a later one by its date; the year only when it is another one. */
    public String day(LocalDate day, LocalDate today) {
        long ahead = ChronoUnit.DAYS.between(today, day);
        if (ahead == 0) {
            return messages.get("activity.today");
        }
        if (ahead == 1) {
            return messages.get("activity.tomorrow");
        }
        if (ahead == -1) {
            return messages.get("activity.yesterday");
        }
        return format(day, ahead > 0 && ahead < WEEK ? "EEE" : shortDate(day, today));
    }

    /** The heading of a day in the past: today, yesterday, Tuesday 17 November. */
    public String heading(LocalDate day, LocalDate today) {
        long behind = ChronoUnit.DAYS.between(day, today);
        return behind == 0 || behind == 1
                ? capital(day(day, today))
                : format(day, day.getYear() == today.getYear() ? "EEEE d MMMM" : "EEEE d MMMM yyyy");
    }

    /** How long ago something was: just now, 5 minutes ago, today at 10:02, yesterday, 4 Dec. */
    public String ago(OffsetDateTime then, OffsetDateTime now, ZoneId zone) {
        long minutes = Duration.between(then, now).toMinutes();
        LocalDate day = then.atZoneSameInstant(zone).toLocalDate();
        LocalDate today = now.atZoneSameInstant(zone).toLocalDate();
        if (minutes < 1) {
            return messages.get("activity.now");
        }
        if (minutes < 60) {
            return messages.get("activity.minutes", minutes);
        }
        return day.equals(today) ? messages.get("activity.todayAt", time(then, zone)) : day(day, today);
    }

    /** The clock time of the user's place. */
    public String time(OffsetDateTime at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZoneSameInstant(zone));
    }

    private static String shortDate(LocalDate day, LocalDate today) {
        return day.getYear() == today.getYear() ? "d MMM" : "d MMM yyyy";
    }

    private String format(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
