package org.everspring.board.web;

/** The pages of the board, in the order in which they stand under its title. */
enum BoardTab {
    OVERVIEW("总览", "/board"),
    RANKING("排名", "/board/ranking"),
    LATE("逾期", "/board/late"),
    TARGETS("目标", "/board/targets"),
    LOOP("闭环", "/board/loop"),
    PROMOTION("推广", "/board/promotion"),
    ITEMS("任务", "/board/items"),
    UNITS("单位", "/board/units");

    private final String label;
    private final String path;

    BoardTab(String label, String path) {
        this.label = label;
        this.path = path;
    }

    public String getLabel() {
        return label;
    }

    public String getPath() {
        return path;
    }
}
