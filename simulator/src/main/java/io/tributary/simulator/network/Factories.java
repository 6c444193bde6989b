package io.tributary.simulator.network;

import io.tributary.simulator.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** 120 factories, 24 in each belt: 7 of tier A, 11 of tier B, 6 on trial (C); every fifth also drop-ships. */
final class Factories {
    private static final int PER_BELT = 24;
    private static final String[] FIRST_ZH = {
        "华", "金", "恒", "盛", "宏", "瑞", "嘉", "泰", "鑫", "永", "博", "康", "德", "远", "星", "海"
    };
    private static final String[] FIRST_EN = {
        "Hua", "Jin", "Heng", "Sheng", "Hong", "Rui", "Jia", "Tai", "Xin", "Yong", "Bo", "Kang", "De", "Yuan", "Xing",
        "Hai"
    };
    private static final String[] LAST_ZH = {"达", "丰", "源", "美", "隆", "诚", "顺", "辉", "利", "益", "宇", "通"};
    private static final String[] LAST_EN = {
        "da", "feng", "yuan", "mei", "long", "cheng", "shun", "hui", "li", "yi", "yu", "tong"
    };

    private Factories() {}

    /** @param categoriesOf the categories that the factories of each belt make, in the order of the belts */
    static List<Factory> seeded(long seed, Geography geography, List<List<String>> categoriesOf) {
        var factories = new ArrayList<Factory>();
        List<Integer> names = Draw.of(seed, "factory names")
                .shuffled(IntStream.range(0, FIRST_ZH.length * LAST_ZH.length)
                        .boxed()
                        .toList());
        for (int b = 0; b < geography.belts().size(); b++) {
            for (int i = 0; i < PER_BELT; i++) {
                factories.add(factory(seed, geography, b, i, names.get(b * PER_BELT + i), categoriesOf.get(b)));
            }
        }
        return List.copyOf(factories);
    }

    private static Factory factory(
            long seed, Geography geography, int beltNumber, int i, int name, List<String> categories) {
        Geography.BeltPlace place = geography.belts().get(beltNumber);
        String code = "S-%s-%02d".formatted(place.belt().code().substring(5, 8), i + 1);
        Draw draw = Draw.of(seed, "factory", code);
        String first = FIRST_ZH[name / LAST_ZH.length];
        String last = LAST_ZH[name % LAST_ZH.length];
        var supplier = new Network.Supplier(
                code,
                place.cityZh() + first + last + "制品厂",
                FIRST_EN[name / LAST_ZH.length] + LAST_EN[name % LAST_ZH.length] + " Works, " + place.cityEn(),
                i < 7 ? "A" : i < 18 ? "B" : "C",
                place.belt().code(),
                place.belt().regionCode(),
                "ACTIVE");
        String main = categories.get(i % categories.size());
        String second = draw.pick(categories);
        return new Factory(
                supplier,
                place.lat() + draw.between(-.15, .15),
                place.lon() + draw.between(-.15, .15),
                main.equals(second) ? List.of(main) : List.of(main, second),
                i % 5 == 0 && (i > 0 || beltNumber > 0),
                geography.region(place.belt().regionCode()).zoneCode());
    }
}
