package org.mynah.speech.phrase;

/** Abbreviations in full. All methods are pure. */
final class EnglishShortForms {

    private EnglishShortForms() {}

    /** A word that was cut and given a full stop. */
    static String dotted(String form) {
        return switch (form) {
            case "Mr" -> "Mister";
            case "Mrs" -> "Misses";
            case "Ms" -> "Miz";
            case "Dr" -> "Doctor";
            case "Prof" -> "Professor";
            case "Jr" -> "Junior";
            case "Sr" -> "Senior";
            case "Dept" -> "Department";
            case "Inc" -> "Incorporated";
            case "Corp" -> "Corporation";
            case "Ltd" -> "Limited";
            case "Ave" -> "Avenue";
            case "Blvd" -> "Boulevard";
            case "approx" -> "approximately";
            case "vs" -> "versus";
            case "etc" -> "et cetera";
            case "ext" -> "extension";
            case "tel" -> "telephone";
            case "incl" -> "including";
            case "min" -> "minutes";
            case "max" -> "maximum";
            case "Jan" -> "January";
            case "Feb" -> "February";
            case "Mar" -> "March";
            case "Apr" -> "April";
            case "Jun" -> "June";
            case "Jul" -> "July";
            case "Aug" -> "August";
            case "Sep", "Sept" -> "September";
            case "Oct" -> "October";
            case "Nov" -> "November";
            case "Dec" -> "December";
            default -> form + ".";
        };
    }

    /** {@code e.g}, {@code i.e}, {@code a.k.a}, with or without spaces. */
    static String latin(String form) {
        return switch (Character.toLowerCase(form.charAt(0))) {
            case 'e' -> "for example";
            case 'i' -> "that is";
            default -> "also known as";
        };
    }
}
