package org.everspring.simulation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;

/** The simulated city: its units differ in diligence, in people and in figures, and are the same for the same seed. */
public final class City {

    private static final List<String> FAMILY_NAMES =
            List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗");
    private static final List<String> GIVEN_NAMES = List.of(
            "明", "静", "建华", "晓东", "志强", "丽娟", "海燕", "文斌", "春梅", "国栋", "雪松", "玉兰", "俊", "秀英", "云飞", "永康", "思远", "佳慧",
            "立新", "红梅");

    private final Plan plan;
    private final long seed;
    private final Map<UnitId, Diligence> diligence = new ConcurrentHashMap<>();

    public City(Plan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
    }

    public Plan plan() {
        return plan;
    }

    public Dice dice(Object... name) {
        StringBuilder text = new StringBuilder();
        for (Object part : name) {
            text.append(part).append('|');
        }
        return Dice.of(seed, text.toString());
    }

    public Diligence diligence(UnitId unit) {
        return diligence.computeIfAbsent(unit, id -> Diligence.of(dice("diligence", id)));
    }

    /** Who writes for the unit. */
    public String drafter(UnitId unit) {
        return person(dice("drafter", unit));
    }

    /** Who signs for the unit. */
    public String signer(UnitId unit) {
        return person(dice("signer", unit));
    }

    private static String person(Dice dice) {
        return dice.among(FAMILY_NAMES) + dice.among(GIVEN_NAMES);
    }

    /** Of the drafter: an office number that no directory has. */
    public String phone(UnitId unit) {
        return "0871-6300%04d".formatted(dice("phone", unit).between(0, 9999));
    }

    public String liaison(UnitId unit) {
        return unit + "." + UnitRole.LIAISON.code();
    }

    public String leader(UnitId unit) {
        return unit + "." + UnitRole.LEADER.code();
    }

    /**
     * What the unit has reached of the target, growing from quarter to quarter.
     *
     * @param passed how many quarters have passed, from 0
     */
    public double reached(Target target, UnitId unit, int passed) {
        Dice dice = dice("reached", target.id(), unit);
        double care = diligence(unit).care();
        double goal = target.value().doubleValue();
        double start = 0.55 + 0.2 * dice.share() + 0.1 * care;
        double done = Math.min(start + passed * (0.06 + 0.07 * dice.share()), 0.93 + 0.12 * care * dice.share() + 0.05);
        double value = switch (target.comparison()) {
            case "≤", "<" -> goal * (2 - done);
            case "=" -> Math.min(goal, Math.round(goal * done));
            default -> goal * done;
        };
        double step = goal >= 100 ? 1 : goal >= 10 ? 0.1 : 0.01;
        return Math.round(Math.round(value / step) * step * 100) / 100.0;
    }

    /** The units that report on the item, the most diligent first. */
    public List<UnitId> best(Item item) {
        return item.responsibleUnits().stream()
                .sorted(Comparator.comparingDouble(
                                (UnitId unit) -> -diligence(unit).care())
                        .thenComparing(UnitId::value))
                .toList();
    }
}
