package atalaya.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class CopiesTest {

    private static final String INTO = "copied (number, text, raw, numbers, texts, at, yes)";

    private final JdbcClient sql;
    private final Copies copies;

    CopiesTest(JdbcClient sql, DataSource database) {
        this.sql = sql;
        this.copies = new Copies(database);
    }

    @BeforeEach
    void empty() {
        sql.sql("drop table if exists copied").update();
        sql.sql(
                        """
                        create table copied (
                            number bigint primary key, text text, raw bytea, numbers bigint[],
                            texts text[], at timestamptz, yes boolean)
                        """)
                .update();
    }

    @Test
    void whatPeopleAreCalledArrivesLetterByLetter() {
        var names =
                List.of(
                        "Ann Lee",
                        "Begoña Núñez",
                        "M.ª José\tÁlvarez\nde la Peña\r",
                        "C:\\N\\home",
                        "\\N",
                        "",
                        "𝔞nn 👩‍🚀\\ Ñ\t");

        copies.stream(
                INTO,
                rows -> {
                    for (int i = 0; i < names.size(); i++) {
                        rows.add(i, names.get(i), null, null, null, null, null);
                    }
                });

        assertThat(sql.sql("select text from copied order by number").query(String.class).list())
                .isEqualTo(names);
    }

    @Test
    void eachKindOfValueArrivesAsItIs() {
        var at = OffsetDateTime.of(2026, 11, 26, 5, 0, 0, 123_456_000, ZoneOffset.UTC);
        byte[] raw = {0, 1, (byte) 0xab, -1};

        copies.write(
                INTO,
                List.of(Long.MIN_VALUE, -10L, 0L, 9L, 10L, Long.MAX_VALUE),
                number ->
                        Copies.row(
                                number,
                                null,
                                raw,
                                new long[] {number, 7},
                                new String[] {"a \"b\", c", "d\\e", "ñ"},
                                at,
                                true));

        assertThat(sql.sql("select number from copied order by number").query(Long.class).list())
                .containsExactly(Long.MIN_VALUE, -10L, 0L, 9L, 10L, Long.MAX_VALUE);
        assertThat(
                        sql.sql(
                                        """
                                        select count(*) from copied
                                         where text is null and raw = :raw and yes and at = :at
                                           and numbers = array[number, 7]
                                           and texts = array['a "b", c', 'd\\e', 'ñ']
                                        """)
                                .param("raw", raw)
                                .param("at", at)
                                .query(Long.class)
                                .single())
                .isEqualTo(6);
    }

    @Test
    void manyRowsArriveOnceEachByEveryWay() {
        var numbers = IntStream.range(0, 30_000).boxed().toList();

        copies.write(INTO, numbers.subList(0, 10_000), CopiesTest::row);
        copies.stream(INTO, rows -> numbers.subList(10_000, 20_000).forEach(n -> rows.add(row(n))));
        copies.write(INTO, Copies.encode(numbers.subList(20_000, 30_000), CopiesTest::row));
        copies.write(INTO, List.of(), CopiesTest::row);

        assertThat(
                        sql.sql(
                                        """
                                        select count(*) from copied
                                         where text = 'Tim, twin of Tom, number ' || number
                                        """)
                                .query(Long.class)
                                .single())
                .isEqualTo(30_000);
    }

    private static Object[] row(int number) {
        return new Object[] {
            number, "Tim, twin of Tom, number " + number, null, null, null, null, false
        };
    }

    @Test
    void aRowThatCannotBeStoredIsToldFromAFailureAndNothingOfItStays() {
        assertThatThrownBy(() ->
                        copies.write(
                                INTO,
                                List.of(1, 2),
                                n -> new Object[] {n, "Ann\0", null, null, null, null, null}))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() ->
                        copies.stream(
                                INTO,
                                rows -> {
                                    IntStream.range(0, 20_000).forEach(n -> rows.add(row(n)));
                                    rows.add(row(5));
                                }))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> copies.stream("nowhere (number)", rows -> rows.add(1)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(sql.sql("select count(*) from copied").query(Long.class).single()).isZero();
    }

    @Test
    void whatBreaksWhileRowsAreMadeLeavesTheConnectionUsable() {
        assertThatThrownBy(() ->
                        copies.stream(
                                INTO,
                                rows -> {
                                    IntStream.range(0, 20_000).forEach(n -> rows.add(row(n)));
                                    throw new IllegalArgumentException("no more");
                                }))
                .hasMessage("no more");

        copies.write(INTO, List.of(1), CopiesTest::row);
        assertThat(sql.sql("select count(*) from copied").query(Long.class).single()).isOne();
    }
}
