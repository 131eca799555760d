package org.everspring.instruction.jdbc;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.everspring.instruction.InstructionColumn;
import org.everspring.instruction.InstructionEntry;
import org.everspring.instruction.InstructionFilter;
import org.everspring.instruction.InstructionQueries;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.instruction.InstructionState;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.InstructionId;
import org.everspring.plan.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcInstructionQueries implements InstructionQueries {

    private final JdbcClient jdbc;

    JdbcInstructionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<InstructionSnapshot> find(InstructionId id) {
        return jdbc.sql("select * from instruction where id = ?")
                .param(id.toString())
                .query(InstructionRows::instruction)
                .optional();
    }

    @Override
    public ListPage<InstructionSnapshot> page(InstructionFilter filter, SortOrder<InstructionColumn> order, int page) {
        return ListPage.of(count(filter), page, PAGE_SIZE, before -> rows(filter, order(order), PAGE_SIZE, before));
    }

    @Override
    public List<InstructionSnapshot> all(InstructionFilter filter, SortOrder<InstructionColumn> order) {
        return rows(filter, order(order), ListPage.MOST, 0);
    }

    @Override
    public int count(InstructionFilter filter) {
        Map<String, Object> values = new LinkedHashMap<>();
        return jdbc.sql("select count(*) from (select 1 from instruction where " + where(filter, values) + " limit "
                        + ListPage.COUNTED + ") counted")
                .params(values)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<InstructionSnapshot> first(InstructionFilter filter, int most) {
        return rows(filter, "due_at, id", most, 0);
    }

    private List<InstructionSnapshot> rows(InstructionFilter filter, String order, int size, int before) {
        Map<String, Object> values = new LinkedHashMap<>();
        String found = "select * from instruction where " + where(filter, values) + " order by " + order
                + " limit :size offset :start";
        values.put("size", size);
        values.put("start", before);
        return jdbc.sql(found)
                .params(values)
                .query(InstructionRows::instruction)
                .list();
    }

    private static String order(SortOrder<InstructionColumn> order) {
        String way = " " + order.direction();
        String newest = ", issued_at desc, id desc";
        return switch (order.column()) {
            case DUE ->
                "case when state in ('CLOSED', 'WITHDRAWN') then 1 else 0 end,"
                        + " case when state in ('CLOSED', 'WITHDRAWN') then null else due_at end" + way + newest;
            case ISSUED -> "issued_at" + way + ", id" + way;
            case UNIT -> "unit_id" + way + newest;
            case STATE ->
                Arrays.stream(InstructionState.values())
                                .map(state -> " when '" + state.name() + "' then " + state.ordinal())
                                .collect(Collectors.joining("", "case state", " end"))
                        + way
                        + newest;
        };
    }

    private static String where(InstructionFilter filter, Map<String, Object> values) {
        StringBuilder where = new StringBuilder("1 = 1");
        if (filter.readers() != null) {
            if (filter.readers().isEmpty()) {
                where.append(" and 1 = 0");
            } else {
                where.append(" and unit_id in (:readers)");
                values.put(
                        "readers", filter.readers().stream().map(UnitId::value).toList());
            }
        }
        if (!filter.states().isEmpty()) {
            where.append(" and state in (:states)");
            values.put(
                    "states",
                    filter.states().stream().map(InstructionState::name).toList());
        }
        if (filter.unit() != null) {
            where.append(" and unit_id = :unit");
            values.put("unit", filter.unit().value());
        }
        if (filter.about() != null) {
            where.append(" and about = :about");
            values.put("about", filter.about());
        }
        if (filter.lateAt() != null) {
            where.append(" and state in ('ISSUED', 'HANDLING') and due_at <= :lateAt");
            values.put("lateAt", filter.lateAt());
        }
        if (filter.text() != null) {
            // No like: what people type may hold its wildcards.
            where.append(" and position(lower(cast(:text as varchar(4000))) in"
                    + " lower(id || ' ' || coalesce(about_label, '') || ' ' || text || ' ' || leader_name)) > 0");
            values.put("text", filter.text());
        }
        return where.toString();
    }

    @Override
    public List<InstructionSnapshot> batch(InstructionId first) {
        return jdbc.sql("select * from instruction where batch_id = ? order by id")
                .param(first.toString())
                .query(InstructionRows::instruction)
                .list();
    }

    @Override
    public List<InstructionEntry> entries(InstructionId id) {
        return jdbc.sql("select * from instruction_entry where instruction_id = ? order by number")
                .param(id.toString())
                .query(InstructionRows::entry)
                .list();
    }
}
