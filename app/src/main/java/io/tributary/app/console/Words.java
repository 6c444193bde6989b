package io.tributary.app.console;

import io.tributary.db.catalog.NetworkView.Name;
import io.tributary.db.catalog.NetworkView.Names;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.domain.Money;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** How a page says things: labels, names, amounts and times in the reader's language. One per request. */
public final class Words {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    private static final String NONE = "–";

    private final Locale locale;
    private final MessageSource messages;
    private final Names names;
    private final Instant now;
    private final ZoneId zone;

    Words(Locale locale, MessageSource messages, Names names, Instant now, ZoneId zone) {
        this.locale = locale;
        this.messages = messages;
        this.names = names;
        this.now = now;
        this.zone = zone;
    }

    public String lang() {
        return chinese() ? "zh" : "en";
    }

    public boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    public Instant now() {
        return now;
    }

    /** The zone in which people read and write times. */
    ZoneId timeZone() {
        return zone;
    }

    /** A label for a code, or the code in plain words when nobody has named it yet. */
    public String label(String group, @Nullable Object code) {
        if (code == null) {
            return NONE;
        }
        return label(
                group,
                code,
                sentence(String.valueOf(code).toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    public String label(String group, Object code, String otherwise) {
        return Objects.requireNonNullElse(messages.getMessage(group + "." + code, null, otherwise, locale), otherwise);
    }

    /** An event's name in the reader's language. */
    public String event(CalendarEvents.Plan plan) {
        return CalendarPage.name(plan, chinese());
    }

    /** A rule such as {@code LUNAR 8-15}, in words. */
    public String yearly(String rule) {
        int space = rule.indexOf(' ');
        String kind = space < 0 ? rule : rule.substring(0, space);
        return text("cal.on." + kind, space < 0 ? "" : rule.substring(space + 1));
    }

    public String text(String key, Object... values) {
        return messages.getMessage(key, values, key, locale);
    }

    /** A colour's name for a status, by what it means to an operator. */
    public String tone(@Nullable String status) {
        return Tone.of(status);
    }

    public String zone(@Nullable String code) {
        return name(names.zones(), code);
    }

    public String region(@Nullable String code) {
        return name(names.regions(), code);
    }

    public String node(@Nullable String code) {
        return name(names.nodes(), code);
    }

    public String supplier(@Nullable String code) {
        return name(names.suppliers(), code);
    }

    public String sku(@Nullable String code) {
        return name(names.skus(), code);
    }

    public String belt(@Nullable String code) {
        return name(names.belts(), code);
    }

    public String buyer(@Nullable String code) {
        return name(names.buyers(), code);
    }

    public List<String> zones() {
        return names.zones().keySet().stream().sorted().toList();
    }

    public List<String> regions() {
        return names.regions().keySet().stream().sorted().toList();
    }

    public List<String> suppliers() {
        return names.suppliers().keySet().stream().sorted().toList();
    }

    public List<String> skus() {
        return names.skus().keySet().stream().sorted().toList();
    }

    public List<String> nodes() {
        return names.nodes().keySet().stream().sorted().toList();
    }

    private String name(Map<String, Name> known, @Nullable String code) {
        Name name = code == null ? null : known.get(code);
        if (name == null) {
            return code == null ? NONE : code;
        }
        return chinese() ? name.zh() : name.en();
    }

    /** A detail of an event or a case: codes become names, amounts become money. */
    public String detail(String name, String value) {
        return switch (name) {
            case "node", "from", "failedNode" -> node(value);
            case "to" -> value.equals("WAREHOUSE") || value.equals("SUPPLIER") ? label("map", value) : node(value);
            case "supplier" -> supplier(value);
            case "region" -> region(value);
            case "zone" -> zone(value);
            case "sku" -> sku(value);
            case "status", "was" -> label("status", value);
            case "by" -> label("by", value);
            case "share", "late", "misShipped" -> isNumber(value) ? percent(Double.valueOf(value)) : plain(name, value);
            default -> plain(name, value);
        };
    }

    private String plain(String name, String value) {
        if (name.endsWith("Minor") && isNumber(value)) {
            return yuan(Double.valueOf(value).longValue());
        }
        if (value.equals("true")) {
            return text("true");
        }
        return INSTANT.matcher(value).matches() ? time(Instant.parse(value)) : value;
    }

    private static boolean isNumber(String value) {
        return value.matches("-?\\d+(\\.\\d+)?");
    }

    public String money(@Nullable Long minor, String currency) {
        if (minor == null) {
            return NONE;
        }
        Money money = Money.ofMinor(minor, currency);
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        int digits = money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return symbol(currency) + format.format(money.major());
    }

    public String yuan(@Nullable Long minor) {
        return money(minor, "CNY");
    }

    private static String symbol(String currency) {
        return currency.equals("CNY") ? "¥" : currency + " ";
    }

    public String number(@Nullable Number value) {
        return value == null
                ? NONE
                : NumberFormat.getIntegerInstance(Locale.ENGLISH).format(value);
    }

    public String decimal(@Nullable Double value, int digits) {
        if (value == null || !Double.isFinite(value)) {
            return NONE;
        }
        String text = String.format(Locale.ENGLISH, "%,." + digits + "f", Math.abs(value));
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value < 0 && !zero ? "−" + text : text;
    }

    /** @param millis a time that was measured in whole milliseconds, so that 0 is less than one */
    public String millis(long millis) {
        return (millis == 0 ? "<1" : number(millis)) + " ms";
    }

    /** @param share 0 to 1 */
    public String percent(@Nullable Double share) {
        return share == null ? NONE : decimal(100 * share, 1) + " %";
    }

    public String time(@Nullable Instant at) {
        return at == null ? NONE : SHORT.format(at.atZone(zone));
    }

    public String fullTime(@Nullable Instant at) {
        return at == null ? NONE : FULL.format(at.atZone(zone));
    }

    /** How far away a moment is, for example "3 h ago" or "in 2 d". */
    public String ago(@Nullable Instant at) {
        if (at == null) {
            return NONE;
        }
        Duration away = Duration.between(at, now);
        String amount = amount(away.abs());
        if (away.abs().toMinutes() < 1) {
            return text("time.now");
        }
        return away.isNegative() ? text("time.in", amount) : text("time.ago", amount);
    }

    public boolean past(@Nullable Instant at) {
        return at != null && at.isBefore(now);
    }

    private String amount(Duration length) {
        if (length.toHours() < 1) {
            return text("time.minutes", length.toMinutes());
        }
        return length.toHours() < 48
                ? text("time.hours", length.toHours())
                : text("time.days", Math.round(length.toHours() / 24.0));
    }

    public List<Segment> stack(Map<?, ? extends Number> values, long whole) {
        return Segment.stack(values, whole);
    }

    private static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
