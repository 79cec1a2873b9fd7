package org.mynah.bench;

import java.util.List;
import org.mynah.um.directory.Keypad;

/** Names of any number of users, spread as names are. Stateless. */
final class Roster {

    private static final List<String> BEGINNINGS =
            List.of(
                    "Al", "Ber", "Car", "Da", "El", "Fre", "Gu", "Hel", "In", "Jo", "Ka", "Lu",
                    "Ma", "Ni", "Ol", "Pe", "Qui", "Ro", "Sa", "To", "Ul", "Va", "Wil", "Xe", "Yo",
                    "Ze");
    private static final List<String> ENDS =
            List.of(
                    "bert", "cia", "dina", "fred", "gard", "han", "kin", "lina", "mund", "nora",
                    "ric", "son", "ton", "vin", "wald", "ya");

    private Roster() {}

    /** A name. */
    record Name(String first, String last, int number) {

        /** The whole, no two alike. */
        String whole() {
            return first + " " + last + " " + number;
        }
    }

    /** The name of a user: those of one thousand share the first name. */
    static Name name(int i) {
        int group = i / 1000;
        var first =
                BEGINNINGS.get(group % BEGINNINGS.size())
                        + ENDS.get(group / BEGINNINGS.size() % ENDS.size())
                        + group;
        int scattered = (int) (((i * 2_654_435_761L) >>> 8) & 0xFFFFFF);
        var last =
                BEGINNINGS.get(scattered % BEGINNINGS.size())
                        + ENDS.get(scattered / 26 % ENDS.size())
                        + ENDS.get(scattered / 416 % ENDS.size());
        return new Name(first, last, i);
    }

    /** The first keys of a user's name, last name first. */
    static String keys(int i, int count) {
        return Keypad.digits(name(i).last()).substring(0, count);
    }
}
