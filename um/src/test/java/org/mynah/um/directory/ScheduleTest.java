package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules, holidays and time zones of auto attendants (directory §7.9.1, §7.9.2). */
class ScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<Interval> read(Object given) {
        return AutoAttendant.BUSINESS_HOURS_SCHEDULE.type().parse("BusinessHoursSchedule", given);
    }

    private static DirectoryException refused(Property<?> property, Object given) {
        return catchThrowableOfType(
                DirectoryException.class, () -> property.type().parse(property.name(), given));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "0.10:45-0.13:15 | Sun.10:45-Sun.13:15",
                "Sun.11:30 PM-Mon.1:30 AM | Sun.23:30-Mon.01:30",
                "6.22:00-6.22:15 | Sat.22:00-Sat.22:15",
                "monday.9:00-Mon.5:00 PM | Mon.09:00-Mon.17:00",
                "Thurs.12:00 AM-4.12:00 pm | Thu.00:00-Thu.12:00",
                "Sat.20:00-Sun.02:00 | Sat.20:00-Sun.02:00",
                "Fri.08:14-Fri.17:59 | Fri.08:00-Fri.17:45",
                "Sun.00:00-Sun.00:00 | Sun.00:00-Sun.00:00"
            })
    void an_interval_is_read_in_every_documented_form(String given, String written) {
        assertThat(read(given)).hasSize(1).first().hasToString(written);
        assertThat(read(written)).isEqualTo(read(given));
    }

    @Test
    void several_intervals_stand_between_commas_or_in_a_list() {
        assertThat(read("0.10:45-0.13:15,1.09:00-1.17:00"))
                .isEqualTo(read(List.of("0.10:45-0.13:15", "1.09:00-1.17:00")))
                .hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Mon.9-Mon.17 | the form is",
                "Mon.09:00 | the form is",
                "7.09:00-7.17:00 | '7' is no day",
                "Mo.09:00-Mo.17:00 | 'Mo' is no day",
                "Xyz.09:00-Mon.17:00 | 'Xyz' is no day",
                "Mon.24:00-Tue.01:00 | the hour is 0–23",
                "Mon.13:00 PM-Mon.2:00 PM | 1–12 with AM or PM",
                "Mon.0:30 AM-Mon.2:00 AM | 1–12 with AM or PM",
                "Mon.09:60-Mon.10:00 | the minute is 0–59",
                "Mon.09:00-Mon.09:10 | at least 15 minutes"
            })
    void a_wrong_interval_is_refused_with_the_rule_it_breaks(String given, String rule) {
        var refused = refused(AutoAttendant.BUSINESS_HOURS_SCHEDULE, given);

        assertThat(refused.id()).isEqualTo(ErrorId.E604);
        assertThat(refused).hasMessageContaining(rule);
    }

    @Test
    void between_intervals_there_are_15_minutes_also_over_the_end_of_the_week() {
        assertThat(new Schedule(read("Mon.09:00-Mon.12:00,Mon.12:15-Mon.17:00")).conflict())
                .isEmpty();
        assertThat(new Schedule(read("Mon.09:00-Mon.12:00,Mon.12:00-Mon.17:00")).conflict())
                .isPresent();
        assertThat(new Schedule(read("Mon.09:00-Mon.12:00,Mon.11:00-Mon.17:00")).conflict())
                .isPresent();
        assertThat(new Schedule(read("Sun.00:00-Sun.01:00,Sat.20:00-Sun.00:30")).conflict())
                .isPresent();
        assertThat(new Schedule(read("Sun.00:00-Sun.00:00,Mon.09:00-Mon.10:00")).conflict())
                .isPresent();
    }

    @Test
    void the_end_is_not_open_and_an_interval_may_pass_midnight_and_the_week() {
        var schedule = new Schedule(read("Mon.09:00-Mon.17:00,Sat.22:00-Sun.02:00"));

        assertThat(schedule.isOpen(LocalDateTime.of(2026, 3, 2, 9, 0).atZone(BERLIN))).isTrue();
        assertThat(schedule.isOpen(LocalDateTime.of(2026, 3, 2, 8, 59).atZone(BERLIN))).isFalse();
        assertThat(schedule.isOpen(LocalDateTime.of(2026, 3, 2, 16, 59).atZone(BERLIN))).isTrue();
        assertThat(schedule.isOpen(LocalDateTime.of(2026, 3, 2, 17, 0).atZone(BERLIN))).isFalse();
        assertThat(schedule.isOpen(LocalDateTime.of(2026, 3, 1, 1, 59).atZone(BERLIN))).isTrue();
        assertThat(schedule.isOpen(LocalDateTime.of(2026, 3, 1, 2, 0).atZone(BERLIN))).isFalse();
    }

    @Test
    void the_clock_on_the_wall_decides_when_daylight_saving_time_begins_and_ends() {
        var schedule = new Schedule(read("Sun.02:00-Sun.03:00"));
        // 2026-10-25: 02:30 is there twice, both times open.
        var first = LocalDateTime.of(2026, 10, 25, 2, 30).atZone(BERLIN);
        assertThat(schedule.isOpen(first.withEarlierOffsetAtOverlap())).isTrue();
        assertThat(schedule.isOpen(first.withLaterOffsetAtOverlap())).isTrue();
        // 2026-03-29: after 01:59 comes 03:00, which is closed.
        var before = LocalDateTime.of(2026, 3, 29, 1, 59).atZone(BERLIN);
        assertThat(schedule.isOpen(before)).isFalse();
        assertThat(schedule.isOpen(before.plusMinutes(1))).isFalse();
        var nine = new Schedule(read("Mon.09:00-Mon.17:00"));
        assertThat(nine.isOpen(LocalDateTime.of(2026, 3, 30, 9, 0).atZone(BERLIN)))
                .as("nine o'clock stays nine o'clock in summer")
                .isTrue();
    }

    @Test
    void an_empty_schedule_is_never_open_and_the_default_is_always() {
        var now = LocalDateTime.of(2026, 3, 2, 9, 0).atZone(BERLIN);

        assertThat(new Schedule(List.of()).isOpen(now)).isFalse();
        assertThat(Schedule.ALWAYS.isOpen(now)).isTrue();
        assertThat(Schedule.ALWAYS.isAlways()).isTrue();
    }

    private static List<Holiday> holidays(Object given) {
        return AutoAttendant.HOLIDAY_SCHEDULE.type().parse("HolidaySchedule", given);
    }

    @Test
    void a_holiday_is_one_day_or_an_inclusive_range() {
        var holidays =
                holidays(
                        List.of(
                                "New Year,newyrgrt.wav,1/2/2014",
                                "Building Closed for Construction,construction.wav,4/24/2014,4/28/2014"));

        assertThat(holidays.getFirst())
                .isEqualTo(
                        new Holiday(
                                "New Year",
                                "newyrgrt.wav",
                                LocalDate.of(2014, 1, 2),
                                LocalDate.of(2014, 1, 2)));
        assertThat(holidays.getLast().covers(LocalDate.of(2014, 4, 23))).isFalse();
        assertThat(holidays.getLast().covers(LocalDate.of(2014, 4, 24))).isTrue();
        assertThat(holidays.getLast().covers(LocalDate.of(2014, 4, 28))).isTrue();
        assertThat(holidays.getLast().covers(LocalDate.of(2014, 4, 29))).isFalse();
    }

    @Test
    void iso_dates_either_order_and_a_path_are_accepted() {
        assertThat(holidays("Xmas,c:\\prompts\\x.wav,2026-12-26,2026-12-24"))
                .isEqualTo(holidays("Xmas,x.wav,12/24/2026,12/26/2026"));
        assertThat(AutoAttendant.HOLIDAY_SCHEDULE.type().toStored(holidays("A,b.wav,2026-01-02")))
                .isEqualTo(List.of("A,b.wav,1/2/2026"));
    }

    @Test
    void of_overlapping_holidays_the_inner_one_wins() {
        var holidays =
                holidays(
                        List.of(
                                "December,a.wav,12/15/2026,12/31/2026",
                                "Christmas,b.wav,12/24/2026,12/26/2026"));

        assertThat(Holiday.on(holidays, LocalDate.of(2026, 12, 25)))
                .map(Holiday::name)
                .hasValue("Christmas");
        assertThat(Holiday.on(holidays, LocalDate.of(2026, 12, 27)))
                .map(Holiday::name)
                .hasValue("December");
        assertThat(Holiday.on(holidays, LocalDate.of(2026, 12, 14))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "New Year | the form is",
                "New Year,a.wav | the form is",
                ",a.wav,1/1/2026 | the name has",
                "New Year,,1/1/2026 | the greeting is",
                "New Year,a.wav,13/1/2026 | '13/1/2026' is no date",
                "New Year,a.wav,2/30/2026 | '2/30/2026' is no date",
                "New Year,a.wav,1/1/2026,soon | 'soon' is no date",
                "New Year,a.wav,1/1/2026,1/2/2026,x | the form is"
            })
    void a_wrong_holiday_is_refused_with_the_field(String given, String field) {
        var refused = refused(AutoAttendant.HOLIDAY_SCHEDULE, given);

        assertThat(refused.id()).isEqualTo(ErrorId.E605);
        assertThat(refused).hasMessageContaining(field);
    }

    @Test
    void a_holiday_name_has_at_most_64_characters() {
        assertThat(holidays("x".repeat(64) + ",a.wav,1/1/2026")).hasSize(1);
        assertThat(refused(AutoAttendant.HOLIDAY_SCHEDULE, "x".repeat(65) + ",a.wav,1/1/2026").id())
                .isEqualTo(ErrorId.E605);
    }

    @Test
    void a_time_zone_is_found_by_either_id_and_by_a_part_of_one_name() {
        assertThat(TimeZones.byPartOfName("Pacific")).isEqualTo(ZoneId.of("America/Los_Angeles"));
        assertThat(TimeZones.byId("pacific standard time"))
                .hasValue(ZoneId.of("America/Los_Angeles"));
        assertThat(TimeZones.byId("europe/berlin")).hasValue(BERLIN);
        assertThat(TimeZones.byId("Atlantis")).isEmpty();
        assertThat(TimeZones.displayName(ZoneId.of("Asia/Tokyo")))
                .isEqualTo("(UTC+09:00) Osaka, Sapporo, Tokyo");
    }

    @Test
    void a_part_that_no_or_several_time_zones_have_is_refused() {
        var several =
                catchThrowableOfType(
                        DirectoryException.class, () -> TimeZones.byPartOfName("US & Canada"));
        assertThat(several.id()).isEqualTo(ErrorId.E603);
        assertThat(several).hasMessageContaining("Mountain Time (US & Canada)");
        assertThat(
                        catchThrowableOfType(
                                        DirectoryException.class,
                                        () -> TimeZones.byPartOfName("Atlantis"))
                                .id())
                .isEqualTo(ErrorId.E603);
        assertThat(refused(AutoAttendant.TIME_ZONE, "Atlantis").id()).isEqualTo(ErrorId.E603);
    }

    @Test
    void every_listed_time_zone_has_rules() {
        assertThat(TimeZones.ALL)
                .hasSizeGreaterThan(130)
                .allSatisfy(each -> assertThat(each.displayName()).startsWith("(UTC"));
    }
}
