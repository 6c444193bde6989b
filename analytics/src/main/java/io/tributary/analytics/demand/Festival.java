package io.tributary.analytics.demand;

import io.tributary.analytics.demand.YearlyRule.Lunar;
import io.tributary.analytics.demand.YearlyRule.Qingming;
import io.tributary.analytics.demand.YearlyRule.Solar;
import java.time.LocalDate;

/** Festivals and sales days that move demand in China, with which a calendar starts. */
public enum Festival {
    NEW_YEAR("元旦", "New Year's Day", new Solar(1, 1), 0, 1, false),
    SPRING_FESTIVAL("春节", "Spring Festival", new Lunar(1, 1), -1, 8, false),
    LANTERN("元宵节", "Lantern Festival", new Lunar(1, 15), 0, 1, false),
    QINGMING("清明节", "Tomb-sweeping Day", new Qingming(), 0, 1, false),
    LABOUR_DAY("劳动节", "Labour Day", new Solar(5, 1), 0, 5, false),
    DRAGON_BOAT("端午节", "Dragon Boat Festival", new Lunar(5, 5), 0, 1, false),
    MID_YEAR_SALE("年中大促", "Mid-year sale", new Solar(6, 18), 0, 1, true),
    QIXI("七夕节", "Qixi Festival", new Lunar(7, 7), 0, 1, false),
    MID_AUTUMN("中秋节", "Mid-Autumn Festival", new Lunar(8, 15), 0, 1, false),
    DOUBLE_NINTH("重阳节", "Double Ninth Festival", new Lunar(9, 9), 0, 1, false),
    NATIONAL_DAY("国庆节", "National Day", new Solar(10, 1), 0, 7, false),
    SINGLES_DAY("双十一", "Singles' Day", new Solar(11, 11), 0, 1, true),
    DOUBLE_TWELVE("双十二", "Double Twelve", new Solar(12, 12), 0, 1, true);

    private final String nameZh;
    private final String nameEn;
    private final YearlyRule rule;
    private final int offsetDays;
    private final int days;
    private final boolean sale;

    Festival(String nameZh, String nameEn, YearlyRule rule, int offsetDays, int days, boolean sale) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.rule = rule;
        this.offsetDays = offsetDays;
        this.days = days;
        this.sale = sale;
    }

    /**
     * The festival's day.
     *
     * @param year 2000 to 2099; of a lunar festival, the Chinese year that begins in it
     */
    public LocalDate in(int year) {
        return rule.in(year);
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** Whether shops made it, to sell. */
    public boolean sale() {
        return sale;
    }

    public YearlyEvent yearly() {
        return new YearlyEvent(nameEn, rule, offsetDays, days);
    }
}
