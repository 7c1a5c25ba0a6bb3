"""Serves the layout the files it was given and nothing else: no network, no disk."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class Fetcher(URLFetcher):  # type: ignore[misc]
    """A fetcher with a list of what may be fetched.

    Data addresses hold their own content.  Any other address, which only a
    template can contain, stops the layout: `refused` then holds it.
    """

    def __init__(self, files: Mapping[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._files = files
        self.refused = ""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The file of an address that was given; the headers of a request play no part."""
        if url.startswith("data:"):
            return super().fetch(url)
        found = self._files.get(url)
        if found is None:
            self.refused = url
            raise FatalURLFetchingError(url)
        media_type, data = found
        return URLFetcherResponse(url, data, {"Content-Type": media_type})
