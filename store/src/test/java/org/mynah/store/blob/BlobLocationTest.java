package org.mynah.store.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobLocationTest {

    @Test
    void nothing_and_files_are_files_in_the_data_folder() {
        assertThat(BlobLocation.parse("")).isEqualTo(new BlobLocation.Files());
        assertThat(BlobLocation.parse("files")).isEqualTo(new BlobLocation.Files());
    }

    @Test
    void database_is_rows_of_the_database() {
        assertThat(BlobLocation.parse("database:")).isEqualTo(new BlobLocation.InDatabase());
    }

    @Test
    void a_bucket_of_amazon_needs_its_name_and_region() {
        assertThat(BlobLocation.parse("s3://contoso-voice?region=eu-west-1"))
                .isEqualTo(
                        new BlobLocation.S3(
                                "contoso-voice",
                                "",
                                Optional.empty(),
                                Optional.of("eu-west-1"),
                                false));
    }

    @Test
    void a_bucket_elsewhere_has_its_endpoint_and_by_default_its_name_in_the_path() {
        assertThat(
                        BlobLocation.parse(
                                "s3://voice/mynah?endpoint=https://s3.contoso.com:9000&region=garage"))
                .isEqualTo(
                        new BlobLocation.S3(
                                "voice",
                                "mynah/",
                                Optional.of(URI.create("https://s3.contoso.com:9000")),
                                Optional.of("garage"),
                                true));
        assertThat(BlobLocation.parse("s3://voice?endpoint=http://127.0.0.1:1&path-style=off"))
                .extracting("isPathStyle")
                .isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/blobs",
                "ftp://x",
                "s3:",
                "s3://",
                "s3://bucket",
                "s3://A-Bucket?region=x",
                "s3://ab",
                "s3://AKIDEXAMPLE:hush@bucket",
                "s3://bucket?hush",
                "s3://bucket?secret=hush",
                "s3://bucket?region=a&region=hush",
                "s3://bucket?region=hush!",
                "s3://bucket?endpoint=s3.hush",
                "s3://bucket?endpoint=https://u:hush@s3.contoso.com",
                "s3://bucket?endpoint=ftp://hush",
                "s3://bucket?path-style=hush",
                "s3://bucket#hush",
                "s3://bucket/a b",
                "s3://bucket/%00hush",
                "database:hush",
                "filesystem"
            })
    void whatever_else_is_refused_by_the_name_of_the_setting_and_not_repeated(String text) {
        assertThatThrownBy(() -> BlobLocation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blobs.url")
                .hasMessageNotContaining("hush");
        assertThat(BlobLocation.isLocation(text)).isFalse();
    }
}
