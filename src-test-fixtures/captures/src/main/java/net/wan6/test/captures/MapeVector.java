package net.wan6.test.captures;

import java.util.Map;
import java.util.OptionalInt;

/**
 * A row of MAP-E numbers: input columns and what is expected of them. Which columns are filled depends on
 * {@code kind}; {@code SOURCES.md} names them.
 *
 * @param cells the cells by column; those not filled are the empty string
 */
public record MapeVector(Map<String, String> cells) {

    /**
     * Copies the cells.
     *
     * @param cells the cells by column; those not filled are the empty string
     */
    public MapeVector {
        cells = Map.copyOf(cells);
    }

    /** {@return the name of the row, unique in the list} */
    public String id() {
        return text("id");
    }

    /** {@return what is computed: {@code forward}, {@code reverse}, {@code portset}, {@code s46} and others} */
    public String kind() {
        return text("kind");
    }

    /**
     * Answers a cell.
     *
     * @param column the name of the column
     * @return the text; the empty string if the cell is not filled
     * @throws IllegalArgumentException if there is no such column
     */
    public String text(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("no column is named " + column);
        }
        return cell;
    }

    /**
     * Answers a cell that holds a number.
     *
     * @param column the name of the column
     * @return the number; empty if the cell is not filled
     * @throws IllegalArgumentException if there is no such column, or it holds no number
     */
    public OptionalInt number(String column) {
        String cell = text(column);
        return cell.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cell));
    }

    /** {@return the id} */
    @Override
    public String toString() {
        return id();
    }
}
