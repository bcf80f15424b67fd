"""Questions that lean on the question before."""

from api.conversation.follow_up import complete

__all__ = ["complete"]
