package org.mynah.store.spool;

import org.mynah.store.disk.Disk;
import org.mynah.store.disk.RealDisk;

class RealDiskSpoolTest extends SpoolContract {

    private final Disk disk = new RealDisk();

    @Override
    Disk disk() {
        return disk;
    }
}
