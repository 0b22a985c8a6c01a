"""torchvision.ops.generalized_box_iou"""

import torch
from torchvision.ops import box_iou, generalized_box_iou


def iou_matrix(A, B):
    a, b = torch.tensor(A.copy()), torch.tensor(B.copy())
    # Where a union or a hull is 0, torchvision divides by it.
    iou = torch.nan_to_num(box_iou(a, b), nan=0.0)
    low, high = torch.minimum(a[:, None, :2], b[:, :2]), torch.maximum(a[:, None, 2:], b[:, 2:])
    hull = (high - low).prod(dim=-1)
    giou = torch.nan_to_num(generalized_box_iou(a, b), nan=-1.0)
    return iou.numpy(), torch.where(hull > 0, giou, 0.0).numpy()
